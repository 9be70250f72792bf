import Notebooks

print("report")
