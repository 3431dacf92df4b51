"""What public runs of the same tasks cost: by benchmarks/advice/fit_savings.py, do not edit."""

from __future__ import annotations

from typing import Final

SHARES: Final = (0.5, 0.3, 0.2)
"""How much each benchmark counts: swe-bench, swt-bench, swe-bench-multimodal."""
COSTS: Final[dict[str, dict[str, tuple[float, ...]]]] = {
    "claude-code": {
        "claude-opus-4-6": (1.137, 0.6959, 2.187),
        "claude-opus-4-7": (1.257, 1.371, 2.073),
        "claude-sonnet-4-5": (0.696, 0.6267, 2.312),
    },
    "gemini": {
        "gemini-3-1-pro": (4.152, 2.533, 7.892),
        "gemini-3-flash": (0.9433, 0.711, 3.048),
    },
    "openhands": {
        "claude-fable-5": (1.432, 1.467, 6.683),
        "claude-opus-4-5": (1.795, 1.34, 2.613),
        "claude-opus-4-6": (0.7719, 0.4475, 2.909),
        "claude-opus-4-7": (1.274, 0.8205, 4.478),
        "claude-opus-4-8": (0.7418, 0.7326, 2.752),
        "claude-sonnet-4-5": (1.151, 0.936, 1.828),
        "claude-sonnet-4-6": (1.073, 0.8777, 2.651),
        "deepseek-v3-2-reasoner": (0.1546, 0.1091, 0.1857),
        "deepseek-v4-pro": (0.0395, 0.0365, 0.3746),
        "gemini-3-1-pro": (1.9, 1.64, 1.843),
        "gemini-3-5-flash": (1.565, 1.025, 3.028),
        "gemini-3-flash": (0.4137, 0.2979, 0.6238),
        "gemini-3-pro": (0.9551, 0.9198, 1.515),
        "glm-4-7": (0.513, 0.3704, 0.6908),
        "glm-5": (1.287, 1.025, 1.013),
        "glm-5-1": (1.539, 0.7574, 3.612),
        "gpt-5-2": (0.8334, 0.5417, 2.588),
        "gpt-5-2-codex": (0.9286, 0.6495, 2.615),
        "gpt-5-4": (0.6316, 0.4703, 1.941),
        "gpt-5-5": (1.508, 0.9164, 3.953),
        "kimi-k2-5": (0.406, 0.4206, 1.619),
        "kimi-k2-6": (0.6625, 0.3338, 1.073),
        "kimi-k2-thinking": (1.865, 1.241, 2.125),
        "minimax-m2-1": (0.6624, 0.522, 1.022),
        "minimax-m2-5": (0.3066, 0.2239, 0.5949),
        "minimax-m2-7": (0.1795, 0.1283, 0.388),
        "minimax-m3": (0.1535, 0.1004, 0.5564),
        "nemotron-3-nano": (0.2318, 0.1913, 0.3874),
        "nemotron-3-super": (0.4663, 0.3333, 0.7705),
        "qwen3-5-flash": (2.164, 1.711, 2.622),
        "qwen3-6-plus": (1.538, 2.085, 2.316),
        "qwen3-coder-480b": (1.224, 0.9197, 1.916),
        "qwen3-coder-next": (1.411, 1.087, 1.864),
        "trinity-large-thinking": (0.6926, 0.7803, 1.086),
    },
}
"""Mean USD of a task by tool and model (OpenHands index, MIT)."""
SOLVED: Final[dict[str, dict[str, float]]] = {
    "claude-code": {"claude-opus-4-6": 68.0, "claude-opus-4-7": 68.1, "claude-sonnet-4-5": 67.4},
    "gemini": {"gemini-3-1-pro": 67.1, "gemini-3-flash": 66.5},
    "openhands": {
        "claude-fable-5": 89.6,
        "claude-opus-4-5": 67.4,
        "claude-opus-4-6": 67.7,
        "claude-opus-4-7": 74.8,
        "claude-opus-4-8": 77.2,
        "claude-sonnet-4-5": 63.0,
        "claude-sonnet-4-6": 57.7,
        "deepseek-v3-2-reasoner": 55.9,
        "deepseek-v4-pro": 62.2,
        "gemini-3-1-pro": 67.0,
        "gemini-3-5-flash": 70.3,
        "gemini-3-flash": 61.5,
        "gemini-3-pro": 60.9,
        "glm-4-7": 54.9,
        "glm-5": 60.4,
        "glm-5-1": 66.7,
        "gpt-5-2": 63.7,
        "gpt-5-2-codex": 61.5,
        "gpt-5-4": 66.3,
        "gpt-5-5": 71.8,
        "kimi-k2-5": 57.3,
        "kimi-k2-6": 66.7,
        "kimi-k2-thinking": 53.1,
        "minimax-m2-1": 55.0,
        "minimax-m2-5": 60.1,
        "minimax-m2-7": 62.4,
        "minimax-m3": 70.0,
        "nemotron-3-nano": 20.2,
        "nemotron-3-super": 47.7,
        "qwen3-5-flash": 47.7,
        "qwen3-6-plus": 61.6,
        "qwen3-coder-480b": 45.6,
        "qwen3-coder-next": 50.4,
        "trinity-large-thinking": 43.3,
    },
}
"""Per cent of the same tasks solved."""
EFFORTS: Final[dict[str, dict[str, float]]] = {"gpt-5": {"low": 10.37, "medium": 17.69, "high": 29.08}}
"""USD of a whole benchmark by model and effort (aider, Apache-2.0)."""
