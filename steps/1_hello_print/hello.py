# In Python 3 print is a function: print("...") and not print "...".
print("Content-Type: text/plain")
print("")
print("Congratulations, it's a web app!")
