"""Tries corrections on copies of the reader's folder before check.py names one."""
