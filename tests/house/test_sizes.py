"""Short functions in short files, with at least as many lines of tests."""

import ast
from pathlib import Path
from statistics import median

from tests.house import source


def test_no_function_is_longer_than_forty_lines() -> None:
    assert [where for length, where in functions() if length > 40] == []


def test_no_file_is_longer_than_250_lines() -> None:
    assert [source.name(file) for file in source.code() if lines(file) > 250] == []


def test_no_script_or_style_sheet_is_longer_either() -> None:
    written = source.files(".js", ".css")
    assert written
    assert [source.name(file) for file in written if lines(file) > 250] == []


def test_half_of_the_functions_fit_in_eight_lines_and_nine_of_ten_in_twenty() -> None:
    lengths = [length for length, _ in functions()]
    assert median(lengths) <= 8
    assert ninetieth(lengths) <= 20


def test_nine_of_ten_files_fit_in_160_lines() -> None:
    assert ninetieth([lines(file) for file in source.code()]) <= 160


def test_there_are_as_many_lines_of_tests_as_of_code() -> None:
    assert sum(map(spoken, source.tests())) >= sum(map(spoken, source.code()))


def functions() -> list[tuple[int, str]]:
    return [
        (node.end_lineno - node.lineno + 1, f"{source.name(file)}:{node.lineno} {node.name}")
        for file in source.code()
        for node in ast.walk(source.tree(file))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    ]


def lines(file: Path) -> int:
    return file.read_text(encoding="utf-8").count("\n")


def spoken(file: Path) -> int:
    """Lines that are neither empty nor comments."""
    text = file.read_text(encoding="utf-8")
    return sum(1 for line in text.splitlines() if line.strip() and line.strip()[0] != "#")


def ninetieth(values: list[int]) -> int:
    return sorted(values)[int(0.9 * (len(values) - 1))]
