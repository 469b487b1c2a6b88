import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

import { atEnd } from './leftovers';
import { freePorts } from './ports';

/** A request to the model, as far as it concerns us. */
interface Question {
	stream?: boolean;
	messages: { role: string; content: unknown }[];
	tools?: { function: { name: string; description: string; parameters: object } }[];
}

/** A stand-in for a language model, which uses its first tool once and then says that it is done. */
export interface ModelServer {
	/** Base URL for OpenAI clients. */
	readonly url: string;
	/** What it was asked, in order. */
	readonly questions: readonly Question[];
}

/**
 * Starts a model that speaks OpenAI's chat completions, on a free port; it ends with the run.
 *
 * @param toolArguments what it calls the tool with
 */
export async function startModelServer(toolArguments: object): Promise<ModelServer> {
	const questions: Question[] = [];
	const server = createServer((request, response) => {
		void answer(request, response, questions, toolArguments);
	});
	const [port] = await freePorts(1);
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	atEnd(() => {
		server.closeAllConnections();
		server.close();
	});
	return { url: `http://127.0.0.1:${port ?? 0}/v1`, questions };
}

async function answer(
	request: IncomingMessage,
	response: ServerResponse,
	questions: Question[],
	toolArguments: object,
): Promise<void> {
	const question = JSON.parse(await text(request)) as Question;
	questions.push(question);
	const isDone = question.messages.some(({ role }) => role === 'tool');
	const name = question.tools?.[0]?.function.name ?? 'no_tool';
	const call = { name, arguments: JSON.stringify(toolArguments) };
	const message = isDone
		? { role: 'assistant', content: 'Dora was told.' }
		: {
				role: 'assistant',
				content: null,
				tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: call }],
			};
	const finish_reason = isDone ? 'stop' : 'tool_calls';
	const base = { id: 'chatcmpl-1', created: 0, model: 'stand-in' };
	const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
	if (question.stream !== true) {
		response.setHeader('Content-Type', 'application/json');
		const choices = [{ index: 0, message, finish_reason }];
		response.end(JSON.stringify({ ...base, object: 'chat.completion', choices, usage }));
		return;
	}
	response.setHeader('Content-Type', 'text/event-stream');
	const chunks = [
		{ index: 0, delta: message, finish_reason: null },
		{ index: 0, delta: {}, finish_reason },
	].map((choice) => ({ ...base, object: 'chat.completion.chunk', choices: [choice] }));
	for (const chunk of chunks) response.write(`data: ${JSON.stringify(chunk)}\n\n`);
	response.end('data: [DONE]\n\n');
}
