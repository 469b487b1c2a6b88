import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { PICTURES } from '../../../../../sandbox/tickets/pictures';
import type { Ticket } from '../../../../../sandbox/tickets/ticket';
import { fileOf } from '../../../../support/binaryData';
import { openScene, receiver as byId, type Scene } from '../../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
afterAll(() => scene.close());

const node = (name: string, at: number, parameters: INodeParameters, type?: string): INode => ({
	id: name,
	name,
	type: type ?? `${scene.engine.packageName}.feishuHelpdesk`,
	typeVersion: 1,
	position: [at * 200, 0],
	parameters,
});
const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });

/** Reads the messages of a ticket, and downloads a picture of each message that has some. */
async function downloadFrom(ticketId: string, pick: string): Promise<INodeExecutionData[]> {
	const run = await scene.engine.runWorkflow({
		nodes: [
			node('Start', 0, {}, 'n8n-nodes-base.manualTrigger'),
			node('Messages', 1, {
				resource: 'ticketMessage',
				operation: 'getMany',
				ticketId: byId(ticketId),
			}),
			node('Picture', 2, {
				resource: 'ticket',
				operation: 'downloadImage',
				ticketId: byId(`={{ $json.images.${pick}.ticket_id }}`),
				messageId: `={{ $json.images.${pick}.message_id }}`,
				imageIndex: `={{ $json.images.${pick}.image_index }}`,
			}),
		],
		connections: { Start: to('Messages'), Messages: to('Picture') },
		settings: { executionOrder: 'v1' },
	});
	const { error, runData } = run.data.resultData;
	if (error) throw error;
	return runData.Picture?.[0]?.data?.main?.[0] ?? [];
}

/** A ticket in which a guest sent this picture, and nothing else but pictures. */
function onlyPictures(ticket: Ticket | undefined, msgType: string): string {
	if (!ticket) throw new Error('There is no such ticket');
	ticket.messages.splice(
		0,
		Infinity,
		...ticket.messages.filter((message) => message.msgType === msgType),
	);
	return ticket.ticket_id;
}
const [VPN, PRINTER] = PICTURES.map(({ bytes }) => bytes);

describe('the pictures of messages, downloaded in the next step', () => {
	test('are those of the image messages, which have no index', async () => {
		const ticket = scene.sandbox.tickets.find(({ messages }) =>
			messages.some((m) => m.msgType === 'image' && m.content.image_key === 'img_v3_seed_vpn'),
		);
		const found = await downloadFrom(onlyPictures(ticket, 'image'), 'first()');
		expect(found.map(({ json }) => json)).toEqual([
			{ ticket_id: ticket?.ticket_id, message_id: ticket?.messages[0]?.id, image_index: null },
		]);
		expect((await fileOf(found[0])).bytes).toEqual(VPN);
	});

	test('are those of a rich text, each by its index', async () => {
		const ticket = scene.sandbox.tickets.find(({ messages }) =>
			messages.some(({ msgType }) => msgType === 'post'),
		);
		const ticketId = onlyPictures(ticket, 'post');
		const first = await downloadFrom(ticketId, 'first()');
		const last = await downloadFrom(ticketId, 'last()');
		expect(first[0]?.json).toMatchObject({ message_id: ticket?.messages[0]?.id, image_index: 0 });
		expect(last[0]?.json).toMatchObject({ message_id: ticket?.messages[0]?.id, image_index: 1 });
		expect((await fileOf(first[0])).bytes).toEqual(VPN);
		expect((await fileOf(last[0])).bytes).toEqual(PRINTER);
	});
});
