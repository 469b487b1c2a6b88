import { NodeHelpers, type INodeParameters } from 'n8n-workflow';

import { triggerFields } from '../../../../nodes/FeishuHelpdesk/trigger/triggerFields';
import { FeishuHelpdeskTrigger } from '../../../../nodes/FeishuHelpdesk/FeishuHelpdeskTrigger.node';

const { description } = new FeishuHelpdeskTrigger();

/** Names of the fields that the editor shows. */
const shown = (parameters: INodeParameters) =>
	triggerFields
		.filter((field) =>
			NodeHelpers.displayParameter(parameters, field, { typeVersion: 1 }, description),
		)
		.map(({ name }) => name);

test('hides the steps to set up once the option is on', () => {
	for (const [connection, notice] of [
		['webhook', 'setUpNotice'],
		['longConnection', 'longConnectionNotice'],
	]) {
		const fields = ['connection', 'events', 'options'];
		const steps = ['connection', notice, 'events', 'options'];
		expect(shown({ connection, options: {} })).toEqual(steps);
		expect(shown({ connection, options: { hideSetUp: false } })).toEqual(steps);
		expect(shown({ connection, options: { hideSetUp: true } })).toEqual(fields);
	}
});
