"""A group of verbs that lists what it is about when it is given none of them."""

import click


class ListingGroup(click.Group):
    """`sotto NAME` and `sotto NAME --json` are `sotto NAME list`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the verb `list` in front, unless there is a verb or a cry for help."""
        help_wanted = args and args[0] in self.get_help_option_names(ctx)
        if not args or (args[0].startswith("-") and not help_wanted):
            args = ["list", *args]
        return super().parse_args(ctx, args)
