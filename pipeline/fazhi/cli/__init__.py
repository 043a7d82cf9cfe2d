"""The commands of fazhi."""
