def changes(text): return iter(())
