/**
 * What Feishu's documentation leaves open, by the ids of docs/doubtful-facts.md: how the sandbox
 * behaves when it plays the other form of each.
 */
export const OTHER_FORMS = {
	'post-wrapper': 'takes rich text only without the outer post',
	'post-elements': 'refuses dividers and code in rich text',
	'post-md': 'refuses the element md in rich text',
	'app-image': 'refuses images that the app uploaded',
	'link-schemes': 'takes mailto, tel and lark links in rich text',
	'card-template': 'refuses templates of cards',
	'card-callback': 'refuses cards with a button that opens no link',
	'size-limits': 'takes no text over 30 kB',
	'open-ticket-code': 'refuses a message to the group during a ticket with 230002',
	'contact-lookup': 'leaves out who is not found by an address',
	'ticket-message-content': 'takes the content of a message into a ticket only as an object',
	'ticket-image-id': 'finds the image of a message by its message_id only',
	'ticket-message-times': 'takes the times of a list of messages as milliseconds',
	'ticket-order': 'lists the oldest tickets first',
	'event-subscription': 'knows no event but ticket_message.created_v1 to subscribe to',
	'event-signature': 'signs each repetition of an event anew',
	'long-connection': 'gives the app no address of a long connection',
	'text-literals': 'shows links and tags of a text as they are written',
	'card-emphasis': 'shows the stars of emphasis that ends behind punctuation',
	lark: 'has no e-mail addresses of agents',
	'helpdesk-header': 'wants Bearer in the helpdesk header',
	'token-status': 'refuses tokens with HTTP 401',
	'rate-limit-headers': 'does not say how long a limit lasts',
	'faq-answer': 'keeps the answer of a FAQ that is changed without one',
	'ticket-tags': 'adds tags to those of a ticket',
	'ticket-kept-tags': 'takes the tags from a ticket that is written without any',
	'dropdown-format': 'takes the value of a dropdown only by its tag',
	'skill-operand': 'takes the operand of a rule only as a text',
	'category-children': 'deletes what is below a category with it',
	'department-ids': 'begins the IDs of departments with od_',
} as const satisfies Record<string, string>;

export type OtherForm = keyof typeof OTHER_FORMS;

/** Whether the sandbox plays the other form of a fact. */
export type IsOther = (form: OtherForm) => boolean;
