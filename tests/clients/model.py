"""A stand-in for models on 127.0.0.1 that says one sentence, in the streams of four vendors.

Figures follow from the length of what is asked: four characters are a token.
"""

import json
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SAYS = "Hello from the stand-in."


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = self.path.partition("?")[0]
        try:
            asked = json.loads(raw or b"{}")
        except ValueError:
            asked = {}
        self.server.asked.append((path, raw.decode("utf-8", "replace")))
        tokens = max(10, len(raw) // 4)
        if path.endswith("/v1/messages"):
            self._events(_anthropic(asked, tokens), asked)
        elif path.endswith("/responses"):
            self._events(_responses(asked, tokens), asked)
        elif path.endswith("/chat/completions"):
            self._events(_chat(asked, tokens), asked)
        elif found := re.search(r"/models/([^/:]+):(stream)?[gG]enerateContent$", path):
            self._events(_gemini(found[1], tokens), {"stream": found[2]})
        else:
            self._json({"input_tokens": tokens, "totalTokens": tokens})

    def do_GET(self):
        self._json({"object": "list", "data": [], "models": []})

    def _json(self, told):
        data = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _events(self, events, asked):
        *parts, whole = events
        if not asked.get("stream"):
            self._json(whole)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        for each in parts:
            if isinstance(each, dict) and "type" in each:
                self.wfile.write(f"event: {each['type']}\n".encode())
            said = each if isinstance(each, str) else json.dumps(each)
            self.wfile.write(f"data: {said}\n\n".encode())

    def log_message(self, *_args):
        pass


def _anthropic(asked, tokens):
    usage = {
        "input_tokens": 7, "cache_creation_input_tokens": tokens, "cache_read_input_tokens": 0,
        "output_tokens": 57,
        "cache_creation": {"ephemeral_5m_input_tokens": tokens, "ephemeral_1h_input_tokens": 0},
    }  # fmt: skip
    message = {
        "id": f"msg_{time.time_ns()}", "type": "message", "role": "assistant", "model": asked.get("model"),
        "content": [], "stop_reason": None, "stop_sequence": None, "usage": usage,
    }  # fmt: skip
    yield {"type": "message_start", "message": message}
    yield {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}
    yield {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": SAYS}}
    yield {"type": "content_block_stop", "index": 0}
    yield {
        "type": "message_delta",
        "delta": {"stop_reason": "end_turn", "stop_sequence": None},
        "usage": usage,
    }
    yield {"type": "message_stop"}
    yield message | {"content": [{"type": "text", "text": SAYS}], "stop_reason": "end_turn"}


def _responses(asked, tokens):
    usage = {
        "input_tokens": tokens, "input_tokens_details": {"cached_tokens": 0}, "output_tokens": 57,
        "output_tokens_details": {"reasoning_tokens": 13}, "total_tokens": tokens + 57,
    }  # fmt: skip
    base = {
        "id": f"resp_{time.time_ns()}", "object": "response", "created_at": int(time.time()),
        "status": "in_progress", "model": asked.get("model"), "output": [],
    }  # fmt: skip
    content = [{"type": "output_text", "text": SAYS, "annotations": []}]
    item = {"type": "message", "id": "msg_1", "role": "assistant", "status": "completed", "content": content}
    whole = base | {"status": "completed", "output": [item], "usage": usage}
    yield {"type": "response.created", "response": base}
    begun = item | {"status": "in_progress", "content": []}
    yield {"type": "response.output_item.added", "output_index": 0, "item": begun}
    place = {"item_id": "msg_1", "output_index": 0, "content_index": 0}
    yield {"type": "response.output_text.delta", **place, "delta": SAYS}
    yield {"type": "response.output_item.done", "output_index": 0, "item": item}
    yield {"type": "response.completed", "response": whole}
    yield whole


def _chat(asked, tokens):
    base = {"id": f"chatcmpl-{time.time_ns()}", "created": int(time.time()), "model": asked.get("model")}
    usage = {"prompt_tokens": tokens, "completion_tokens": 57, "total_tokens": tokens + 57}
    message = {"role": "assistant", "content": SAYS}
    chunk = base | {"object": "chat.completion.chunk"}
    yield chunk | {"choices": [{"index": 0, "delta": message, "finish_reason": None}]}
    yield chunk | {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}
    yield chunk | {"choices": [], "usage": usage}
    yield "[DONE]"
    yield base | {
        "object": "chat.completion",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": usage,
    }


def _gemini(model, tokens):
    content = {"role": "model", "parts": [{"text": SAYS}]}
    whole = {
        "candidates": [{"content": content, "finishReason": "STOP", "index": 0}],
        "usageMetadata": {
            "promptTokenCount": tokens,
            "candidatesTokenCount": 57,
            "totalTokenCount": tokens + 57,
        },
        "modelVersion": model,
    }
    yield whole
    yield whole


class Model(ThreadingHTTPServer):
    """`asked` holds the path and the body of each question."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked = []
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05})

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *exc):
        self.shutdown()
        self._thread.join()
        self.server_close()

    def handle_error(self, request, client_address):
        """A client that hangs up is no fault of the server's."""

    def bodies(self):
        return "\n".join(body for _, body in self.asked)
