"""Every setting, with what it does and what it was before."""
