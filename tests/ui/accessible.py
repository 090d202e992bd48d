"""The window as a screen reader sees it."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface

Role = QAccessible.Role
CONTROLS = {
    Role.Button,
    Role.ButtonMenu,
    Role.ButtonDropDown,
    Role.CheckBox,
    Role.RadioButton,
    Role.ComboBox,
    Role.SpinBox,
    Role.EditableText,
    Role.List,
    Role.ListItem,
    Role.Table,
    Role.Tree,
    Role.Link,
    Role.MenuItem,
    Role.ProgressBar,
}


def walk(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """`node` and everything below it."""
    yield node
    for index in range(node.childCount()):
        child = node.child(index)
        if child is not None and child.isValid():
            yield from walk(child)


def described(node: QAccessibleInterface) -> str:
    """Role, class and place of `node`, to find it in the code."""
    thing = node.object()
    parent = thing.parent() if thing is not None else None
    name = thing.objectName() if thing is not None else ""
    return f"{node.role().name} {type(thing).__name__} {name} in {type(parent).__name__}"
