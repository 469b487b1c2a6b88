/** Where the tests are. */
export const FILES = {
	'FeishuHelpdeskTrigger.node': 'test/nodes/FeishuHelpdesk/FeishuHelpdeskTrigger.node.test.ts',
	listen: 'test/nodes/FeishuHelpdesk/trigger/listen.test.ts',
	triggerFields: 'test/nodes/FeishuHelpdesk/trigger/triggerFields.test.ts',
	takeEvent: 'test/nodes/FeishuHelpdesk/trigger/takeEvent.test.ts',
	memory: 'test/nodes/FeishuHelpdesk/trigger/memory.test.ts',
	receive: 'test/nodes/FeishuHelpdesk/trigger/event/receive.test.ts',
	filters: 'test/nodes/FeishuHelpdesk/trigger/event/filters.test.ts',
	output: 'test/nodes/FeishuHelpdesk/trigger/event/output.test.ts',
	dedupe: 'test/nodes/FeishuHelpdesk/trigger/event/dedupe.test.ts',
	officialSdk: 'test/nodes/FeishuHelpdesk/trigger/event/officialSdk.test.ts',
	push: 'test/sandbox/push.test.ts',
	answerUserQuery: 'test/sandbox/answerUserQuery.test.ts',
	restarts: 'e2e/flows/restarts.ts',
	webhooks: 'e2e/flows/webhooks.ts',
	storm: 'e2e/storm/main.ts',
} as const;

/**
 * Part of a test's name in one of the files; or, for a sentence that claims nothing of this package:
 * `advice`, or `Feishu`, whose pages say so.
 */
export type Proof = 'advice' | 'Feishu' | readonly [file: keyof typeof FILES, name: string];

/** What proves each sentence of docs/trigger.md, in their order. */
export const TRIGGER_SENTENCES: readonly (readonly [sentence: string, ...proofs: Proof[]])[] = [
	['How to do without a public address is in Events over a long connection.', 'advice'],
	[
		'Here is how to set up a webhook, what comes out, what is refused, and what happens when Feishu sends something twice.',
		'advice',
	],
	['With Connection: Webhook, n8n must be reachable from the internet.', 'Feishu'],
	[
		"Behind a proxy or in Docker, set n8n's variable WEBHOOK_URL to its public address (https://n8n.example.com/), else n8n shows wrong URLs.",
		'advice',
	],
	['Then:', 'advice'],
	['1.', 'advice'],
	[
		'In the Developer Console, open your app → Events & Callbacks (事件与回调) → Encryption Strategy (加密策略).',
		'advice',
	],
	[
		'Set an Encrypt Key (we advise it: then every event is signed and encrypted), and copy it and the Verification Token into the credential.',
		'advice',
	],
	['2.', 'advice'],
	[
		'In n8n, add Feishu Helpdesk Trigger, choose the events at Trigger On, and click Publish.',
		'advice',
	],
	['To try it, click Execute step instead.', 'advice'],
	['3.', 'advice'],
	[
		'In the trigger, open Webhook URLs and copy the Production URL (to try: the Test URL).',
		'advice',
	],
	['4.', 'advice'],
	[
		"In the console: Event Configuration (事件配置) → Subscription mode (订阅方式) → Send notifications to developer's server (将事件发送至开发者服务器).",
		'advice',
	],
	['Paste the URL as Request URL (请求地址) and save.', 'advice'],
	['Feishu checks it at once, so n8n must be listening.', 'Feishu'],
	['5.', 'advice'],
	[
		'There, click Add Events (添加事件), search for "helpdesk" (服务台) and add the same events as in the trigger.',
		'advice',
	],
	['6.', 'advice'],
	['Version Management & Release (版本管理与发布): create a version and release it.', 'advice'],
	[
		'An app has one Request URL: either the test URL or the production URL, and one trigger per app.',
		'Feishu',
	],
	['Change it back after trying.', 'advice'],
	[
		'Once all is done, the option Hide Set-Up Steps takes the steps out of the panel.',
		['triggerFields', 'hides the steps to set up once the option is on'],
	],
	[
		'Feishu sends a check to the URL while you save it, and wants the answer within one second.',
		['push', 'says so when nobody listens'],
	],
	[
		'The URL did not answer, or too late | Can Feishu reach n8n from the internet, by a public IPv4 address? Is the workflow published (Production URL), or does the editor listen for a test event (Test URL)?',
		'advice',
	],
	[
		"The challenge was not returned | Is the Verification Token in the credential the one of this app? And the Encrypt Key: if the app has one, the credential must have the same; if it has none, the field must be empty. n8n's log shows refused a request: status 401 (or 400, when only the credential lacks the key) in these cases, and the cause.",
		[
			'FeishuHelpdeskTrigger.node',
			'is refused with another token or another key, and the console says 401',
		],
		['FeishuHelpdeskTrigger.node', 'is 401, and starts nothing'],
	],
	[
		"Publishing the workflow fails when both fields are empty, when the app lacks helpdesk:all:readonly, or when Feishu can't be reached; the message says which.",
		['listen', 'is refused without Verification Token and Encrypt Key'],
		['listen', 'says what to do about'],
		['listen', 'says that a wrong App Secret is wrong'],
	],
	[
		'n8n tries it several times: for 10 to 45 seconds it shows that publishing is in progress, then our sentence.',
		['restarts', 'a publish that fails says so within a minute, and its URL is gone'],
	],
	[
		'Afterwards the URL answers 404, and nothing can start the workflow.',
		['listen', 'says what to do about'],
		['restarts', 'a publish that fails says so within a minute, and its URL is gone'],
	],
	['One item for each event.', ['FeishuHelpdeskTrigger.node', 'has one item per event']],
	['A message of a guest:', 'advice'],
	[
		"event has what Feishu sent, with Feishu's names.",
		['FeishuHelpdeskTrigger.node', 'is the event as Feishu sent it, with its header beside it'],
	],
	[
		'One thing differs: whole numbers too long for a number in JavaScript, e.g. IDs of 19 digits, arrive as text, so that no digit is lost.',
		['output', 'whole numbers beyond 2^53 keep every digit, as text; others stay numbers'],
	],
	[
		'The words beside it (status_name and so on) come from us.',
		['output', 'a new ticket comes as Feishu sent it, with words for its numbers'],
	],
	[
		'The two event_id are different.',
		[
			'officialSdk',
			"the header's event ID stays beside that of the message, and counts for retries",
		],
	],
	[
		'The outer one names the event.',
		[
			'officialSdk',
			"the header's event ID stays beside that of the message, and counts for retries",
		],
	],
	[
		'Ticket: Answer Query wants the inner one, {{ $json.event.event_id }}.',
		['answerUserQuery', 'lets the bot answer the message that an event told of'],
	],
	[
		'Ticket Changed has the ticket in event.object, and what changed in event.old_object; beside it old_status_name and old_stage_name.',
		['output', 'a changed ticket names what it was before'],
	],
	[
		'images has all that Ticket: Download Image asks for: ticket_id, message_id, image_index.',
		['output', 'of rich text, with their places'],
	],
	[
		'With Load Ticket there is also ticket.',
		['takeEvent', 'adds the ticket with what the event lacks'],
	],
	[
		'Feishu is asked once and gets 1.5 seconds, because it waits for our answer.',
		['takeEvent', 'asks once where Feishu %s, and the workflow starts in time'],
	],
	[
		"If the ticket can't be read by then, the workflow starts all the same: ticket is empty (null), and ticket_failure says why.",
		['takeEvent', 'asks once where Feishu %s, and the workflow starts in time'],
		['takeEvent', 'still starts the workflow when %s, and says so'],
	],
	[
		'It is the same when the event names no ticket, or Feishu sends none.',
		['takeEvent', 'says so where the event %s names no ticket: %j'],
		['takeEvent', 'says so where Feishu answers without a ticket'],
	],
	['A step Ticket: Get behind the trigger has more patience.', 'advice'],
	[
		'Notification Reviewed is about no ticket and gets no ticket.',
		['takeEvent', 'asks for nothing where the event is about no ticket'],
	],
	[
		'A message does not say which helpdesk it is from.',
		['push', 'of a message has an inner event_id, a position as text, and no custom fields'],
	],
	[
		'If one app serves several, use Load Ticket and look at helpdesk_id.',
		['takeEvent', 'adds the ticket with what the event lacks'],
	],
	[
		'Message Sent in Ticket | A guest or an agent writes.',
		['filters', 'only the chosen events pass'],
		['takeEvent', 'left out lets guests and agents through'],
	],
	[
		'Ticket Created | Somebody begins a conversation with the helpdesk.',
		['filters', 'only the chosen events pass'],
	],
	[
		'Ticket Changed | Feishu reports a change of it: an agent takes over, it is closed.',
		['filters', 'a handover to a human passes the stage 2'],
	],
	[
		'Notification Reviewed | A notification to many people was approved, rejected, cancelled or deleted.',
		['filters', 'only the chosen events pass'],
	],
	[
		'Senders | Whose messages count. Guests and agents; with the bot, a workflow that answers would hear itself.',
		['takeEvent', 'left out lets guests and agents through'],
	],
	[
		'Statuses, Stages | Only tickets in these. For Ticket Changed: only when it has just changed to one of them.',
		['filters', 'with both asked for, both must hold and one must have changed'],
	],
	[
		'Load Ticket | Adds the whole ticket. Events lack its custom fields. One request per event.',
		['takeEvent', 'adds the ticket with what the event lacks'],
	],
	[
		'Senders: guest and agent, unless you choose others.',
		['takeEvent', 'left out lets guests and agents through'],
	],
	[
		"A sender that Feishu's documentation does not name passes only when all three are chosen.",
		['filters', 'that Feishu does not name pass only where everybody does'],
	],
	[
		'Ticket Changed without Statuses and Stages starts at every change that Feishu reports.',
		['filters', 'starts the workflow at any change that Feishu reports where none was chosen'],
	],
	[
		"Feishu's page names status and stage; should it report another one, e.g. of the score, that starts it, too.",
		['filters', 'starts the workflow at any change that Feishu reports where none was chosen'],
	],
	[
		'Statuses and Stages of Ticket Changed mean changed to: all that you choose must be as chosen, and at least one of them must have just changed.',
		['filters', 'with both asked for, both must hold and one must have changed'],
	],
	[
		'For example, Statuses: Closed by Agent, Closed by User starts the workflow when the ticket is closed, and again should it change from one of the two to the other.',
		['filters', 'starts it again when it changes from one of the chosen statuses to another'],
	],
	[
		'For other events they mean the state at this moment.',
		['filters', "are the ticket's present ones"],
	],
	[
		'Notification Reviewed is about no ticket and passes always.',
		['filters', 'do not matter for an approval, which is about no ticket'],
	],
	[
		'By an expression they may be a list or text, e.g. guest, bot; what is no choice is refused when the workflow is published.',
		['takeEvent', 'Senders that yields %s lets through whom it names'],
		['listen', 'is refused with options that mean nothing: %j'],
	],
	[
		"A message whose event does not tell the stage of its ticket starts the workflow whatever Stages are chosen: Feishu's own sample lacks it.",
		['filters', "let a message through that does not tell the stage, as Feishu's own sample"],
	],
	['With Load Ticket it is ticket.ticket_type.', 'Feishu'],
	['Anybody can send something to a public URL.', 'advice'],
	[
		'So nothing starts unless it proves that it comes from Feishu:',
		['FeishuHelpdeskTrigger.node', 'is 401, and starts nothing'],
	],
	[
		"Encrypt Key | Feishu's signature over the bytes of the request, compared in constant time. It may be up to 8 hours old (Feishu's last repetition comes after about 7) and 5 minutes ahead of your clock. Then the content is decrypted.",
		['receive', 'at the last retry, if it is not signed anew'],
		['receive', 'a signature that is %s is refused'],
		['receive', 'by a clock that is ahead'],
	],
	[
		'Verification Token | The token inside the request. Without an Encrypt Key it is the only proof: whoever learns it, can send events.',
		['receive', 'plain with the right token, without an Encrypt Key'],
	],
	[
		'both | Both must be right. We advise this.',
		['FeishuHelpdeskTrigger.node', 'a right key and a wrong token'],
	],
	[
		"neither | The workflow can't be switched on.",
		['listen', 'is refused without Verification Token and Encrypt Key'],
	],
	[
		'The check of the Request URL is the only request that need not be signed (Feishu does not sign it).',
		['receive', 'is answered encrypted and unsigned, with %s'],
		['FeishuHelpdeskTrigger.node', 'no signature'],
	],
	[
		'It starts nothing.',
		['FeishuHelpdeskTrigger.node', 'is answered in time, %s, and starts nothing'],
	],
	[
		'200 | A genuine event, also one that is filtered out, of another product or already seen: so Feishu does not send it again.',
		['takeEvent', 'events that were not chosen start nothing, and Feishu hears 200'],
		['receive', 'an event that was seen, even when all but its ID differs'],
	],
	[
		"400 | It cannot be read: no JSON, no UTF-8, nested too deeply, not in Feishu's form, or encrypted although no Encrypt Key is set.",
		['receive', 'an event that nests a thousand deep'],
		['FeishuHelpdeskTrigger.node', 'of %s is refused with 4xx, starts nothing and is not logged'],
	],
	[
		'401 | Wrong or missing signature or token, too old, or not encrypted although an Encrypt Key is set.',
		['FeishuHelpdeskTrigger.node', 'is 401, and starts nothing'],
	],
	['413 | More than 512 KB.', ['receive', 'the largest body is taken, one byte more is not']],
	[
		'503 | A copy of an event while n8n is still starting the workflow with the first one, for 2.5 seconds: Feishu sends it again.',
		['memory', 'not at all while nobody knows what comes of the first, so that Feishu repeats it'],
	],
	[
		'Some requests n8n refuses itself, before the trigger sees them: what calls itself JSON or XML and is none, and text in an encoding that n8n does not know (GBK), with 422 and a few technical lines; more than 16 MB with 500.',
		['FeishuHelpdeskTrigger.node', 'what n8n refuses itself'],
		['restarts', 'what n8n refuses itself it refuses as the docs say'],
	],
	['They start nothing, either.', ['FeishuHelpdeskTrigger.node', 'what n8n refuses itself']],
	[
		"A refusal says nothing more than its number, and n8n's log names it without the content.",
		['FeishuHelpdeskTrigger.node', 'of %s is refused with 4xx, starts nothing and is not logged'],
	],
	['Is a genuine event refused with 401?', 'advice'],
	[
		"Then look whether the server's clock is right, and whether a proxy in between changes the body.",
		'advice',
	],
	[
		'Feishu wants an answer within 3 seconds.',
		['push', 'come when there is no answer within three seconds'],
	],
	[
		'Otherwise it sends the event again after 15 seconds, 5 minutes, 1 hour and 6 hours.',
		['push', 'come four times, later and later, with the same request'],
	],
	['It may also send one twice although it was answered.', 'Feishu'],
	[
		'What was answered is not lost.',
		['memory', 'when n8n has started the workflow, and not earlier'],
	],
	[
		"An event is answered when n8n has the execution in its database, as with n8n's own Webhook node.",
		['memory', 'when n8n has started the workflow, and not earlier'],
	],
	[
		'When n8n is ended before that, or cannot start the workflow, Feishu gets no 200 and sends the event again.',
		['memory', 'with an error when n8n cannot start the workflow, and its repetition starts it'],
	],
	[
		'We sent 600 events at 5 a second and ended n8n in their middle, three times by SIGTERM and three times by SIGKILL: of 2,088 that the trigger had answered 0 never started, of 2,328 of the Webhook node 2.',
		['storm', 'counts what was answered and never started'],
	],
	[
		'Each event starts the workflow once.',
		['FeishuHelpdeskTrigger.node', 'when it comes twenty times at once'],
	],
	[
		'The trigger remembers the IDs of the events that started the workflow for 9 hours (up to 20,000 IDs), also over a restart and when you rename the trigger.',
		['dedupe', 'it is remembered at every moment of the next 9 hours, then forgotten'],
		['dedupe', 'there are never more than 20,000; the oldest are forgotten first'],
		['memory', 'when the user has renamed the trigger'],
		['memory', 'when many events came at the same moment'],
	],
	[
		'A message has two IDs, that of its event and its own: should Feishu make two events of it, they start the workflow once.',
		['memory', 'when Feishu makes two events of it'],
	],
	['In doubt twice rather than not at all.', 'advice'],
	[
		'When n8n ends between starting the workflow and writing down the ID, the repetition starts it again.',
		['memory', 'but not that an event came of which n8n died, however many came beside it'],
	],
	['If that must not happen, give the messages a key with Skip If Already Sent (Key).', 'advice'],
	['Static data.', 'advice'],
	[
		"The IDs are in the workflow's global static data, under feishuHelpdeskTrigger.",
		['memory', 'whatever the user has put in its place: %j'],
	],
	[
		'n8n saves static data as a whole: a workflow that writes its own with $getWorkflowStaticData puts back what there was when its execution began, and the trigger does the same to it.',
		['memory', 'when a workflow that keeps static data of its own has put back older marks'],
	],
	[
		'The trigger repairs its part with the next event.',
		['memory', 'when a workflow that keeps static data of its own has put back older marks'],
	],
	[
		'After a restart before that, a repetition may start the workflow again; and what you count there may lose a step.',
		[
			'memory',
			'a repetition right after a restart starts a workflow that keeps static data of its own again',
		],
	],
	['Better keep your own data in a Data table.', 'advice'],
	[
		'If n8n was not reachable for more than about 7 hours, the events of that time are lost.',
		['push', 'come four times, later and later, with the same request'],
	],
	['Read what you missed with Ticket: Get Many and the filter Updated After.', 'advice'],
	['One Request URL for each app.', 'Feishu'],
	[
		'(With a long connection there may be several triggers.) Two triggers with the same app take turns at best: only that one works whose URL is saved.',
		'Feishu',
	],
	['Let one trigger start other workflows, or give each its own app.', 'advice'],
	['Several apps may listen to one helpdesk.', 'Feishu'],
	['Trying out needs the Test URL in the console.', 'Feishu'],
	['While it is saved there, the published workflow gets nothing.', 'Feishu'],
	[
		'Ending the test changes nothing for the published workflow.',
		['listen', 'a test that was cancelled leaves the same workflow its events, %s'],
		['restarts', 'trying a published trigger and cancelling leaves both their events'],
	],
	[
		'Switching off ends nothing at Feishu: the URL answers 404 from then on, and the events stay subscribed.',
		['listen', 'leaves the subscription as it is'],
		['listen', 'asks it nothing'],
	],
	[
		'Feishu keeps one subscription for each app and helpdesk, does not tell who else lives of it, and an event too many does no harm.',
		'Feishu',
	],
	[
		'Switching on subscribes, every time.',
		['listen', 'happens whenever a trigger is switched on, for Feishu cannot be asked'],
	],
	[
		'So if events stopped (e.g. because somebody ended the subscription), or the credential is now for another app or helpdesk, switch the workflow off and on again.',
		['listen', 'and by switching on it begins again'],
	],
	[
		'Ending a subscription by hand: in the Developer Console, remove the events under Events & Callbacks → Event Configuration, and publish a version.',
		'Feishu',
	],
	[
		'Or let n8n\'s HTTP Request node call Feishu: Method POST, URL https://open.feishu.cn/open-apis/helpdesk/v1/events/unsubscribe, Authentication Predefined Credential Type → Feishu Helpdesk API, and as JSON body { "events": [{ "type": "helpdesk.ticket_message", "subtype": "ticket_message.created_v1" }] }.',
		['listen', "by n8n's HTTP Request node, %s with %s"],
	],
	[
		'The other events are helpdesk.ticket with ticket.created_v1 or ticket.updated_v1, and helpdesk.notification with notification.approve_v1.',
		['listen', "by n8n's HTTP Request node, %s with %s"],
	],
	[
		'This ends it for every workflow with this app and helpdesk.',
		['push', 'lets through the events that were subscribed, until they are unsubscribed'],
	],
	[
		'Workers (queue mode) run the workflow; the process that takes the request decides about repetitions.',
		['webhooks', 'behind two webhook processes the trigger passes the check of its URL'],
	],
	[
		'Several webhook processes or main instances: within one process, an event starts the workflow exactly once, also when it comes several times at the same moment.',
		['FeishuHelpdeskTrigger.node', 'when it comes twenty times at once'],
	],
	[
		'Between processes there is only the memory that n8n saves after each event, and where two save at the same moment, the last one wins.',
		['webhooks', 'the same, ten at a time, start it at least once each'],
	],
	[
		'So a repetition in another process is noticed if the event was saved before and no other event came just then.',
		['webhooks', 'events, each again in the other process 300 ms later, start it once each'],
	],
	[
		'We measured two webhook processes behind a load balancer that sent each of 50 events to both: one event after another, the second copy 300 ms later, each event started the workflow once; ten events at a time, 16 to 23 of the 50 started it twice; both copies at the same moment, all 50 did.',
		['webhooks', 'events, each again in the other process 300 ms later, start it once each'],
		['webhooks', 'the same, at the same moment in both, start it at least once each'],
	],
	['No event was lost.', ['webhooks', 'no event was lost']],
	['Feishu repeats an event mostly when it got no answer in time, so this is rare.', 'Feishu'],
	[
		'n8n keeps a key for each execution, but lets triggers set it only, not webhooks (2.41).',
		['webhooks', 'the same, at the same moment in both, start it at least once each'],
	],
	[
		'If it must not happen, use a long connection, let one process take the webhooks, or give the messages a key with Skip If Already Sent (Key).',
		'advice',
	],
];
