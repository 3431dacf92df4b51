"""The impure edge: files, the store, the network, the keyring, processes. Knows no vendor and no window."""
