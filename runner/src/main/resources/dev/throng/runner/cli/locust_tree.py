"""Prints the syntax tree of a locustfile as JSON. The file comes by standard input and is only parsed, never run."""
import ast
import copy
import json
import sys

LEFT_OUT = {"ctx", "kind", "type_comment", "type_ignores", "type_params", "returns", "annotation"}
BODIES = ("body", "orelse", "handlers", "finalbody", "decorator_list", "cases")
LONGEST_TEXT = 100


class Elide(ast.NodeTransformer):
    """Takes texts and long numbers out of what is shown: they may be secrets."""

    def visit_Constant(self, node):
        if isinstance(node.value, (str, bytes)):
            return ast.copy_location(ast.Constant("…"), node)
        if isinstance(node.value, int) and abs(node.value) > 999:
            return ast.copy_location(ast.Constant(...), node)
        return node

    def visit_JoinedStr(self, node):
        return ast.copy_location(ast.Constant("…"), node)

    visit_TemplateStr = visit_JoinedStr


def shown(statement):
    """The first line of a statement, without what it has inside."""
    if not hasattr(ast, "unparse"):
        return type(statement).__name__
    head = copy.copy(statement)
    for body in BODIES:
        if getattr(head, body, None):
            setattr(head, body, [ast.Pass()] if body == "body" else [])
    if isinstance(head, ast.Try):
        return "try:"
    if isinstance(head, getattr(ast, "Match", ())):
        return "match"
    text = ast.unparse(ast.fix_missing_locations(Elide().visit(copy.deepcopy(head))))
    line = text.splitlines()[0] if text else ""
    return line if len(line) <= LONGEST_TEXT else line[:LONGEST_TEXT] + "…"


def constant(value):
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int) and abs(value) < 2**63:
        return value
    if isinstance(value, float) and value - value == 0:
        return value
    return {"node": "Other"}


def tree(node):
    if isinstance(node, list):
        return [tree(item) for item in node]
    if not isinstance(node, ast.AST):
        return constant(node)
    if type(node).__name__ == "Index":  # before Python 3.9
        return tree(node.value)
    made = {"node": type(node).__name__}
    if hasattr(node, "lineno"):
        made["line"] = node.lineno
    for field, value in ast.iter_fields(node):
        if field not in LEFT_OUT:
            made[field] = tree(value)
    if isinstance(node, ast.stmt):
        made["text"] = shown(node)
    return made


def main():
    sys.setrecursionlimit(10_000)
    try:
        made = tree(ast.parse(sys.stdin.buffer.read()))
    except SyntaxError as e:
        made = {"error": e.msg, "line": e.lineno or 0}
    except (ValueError, RecursionError, MemoryError) as e:
        made = {"error": str(e) or type(e).__name__, "line": 0}
    made["python"] = "%d.%d" % sys.version_info[:2]
    sys.stdout.write(json.dumps(made))


main()
