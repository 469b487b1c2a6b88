import { getEmails as getAgentEmails } from './agent/getEmails.operation';
import { get as getAgentSchedule } from './agentSchedule/get.operation';
import { getMany as getManyAgentSchedules } from './agentSchedule/getMany.operation';
import { get as getAgentSkill } from './agentSkill/get.operation';
import { getMany as getManyAgentSkills } from './agentSkill/getMany.operation';
import { getRules as getAgentSkillRules } from './agentSkill/getRules.operation';
import { get as getCategory } from './category/get.operation';
import { getMany as getManyCategories } from './category/getMany.operation';
import { downloadImage as downloadFaqImage } from './faq/downloadImage.operation';
import { get as getFaq } from './faq/get.operation';
import { getMany as getManyFaqs } from './faq/getMany.operation';
import { search as searchFaqs } from './faq/search.operation';
import { upload as uploadImage } from './image/upload.operation';
import { send as sendMessage } from './message/send.operation';
import type { Resources } from '../engine/operation';
import { answerQuery as answerTicketQuery } from './ticket/answerQuery.operation';
import { create as createTicket } from './ticket/create.operation';
import { downloadImage as downloadTicketImage } from './ticket/downloadImage.operation';
import { get as getTicket } from './ticket/get.operation';
import { getMany as getManyTickets } from './ticket/getMany.operation';
import { get as getTicketField } from './ticketField/get.operation';
import { getMany as getManyTicketFields } from './ticketField/getMany.operation';
import { getSchema as getTicketFieldSchema } from './ticketField/getSchema.operation';
import { getMany as getManyTicketMessages } from './ticketMessage/getMany.operation';
import { send as sendTicketMessage } from './ticketMessage/send.operation';
import { lookUp as lookUpUser } from './user/lookUp.operation';

/**
 * All that the node can do, in the order of its dropdowns. The keys are what workflows store, so they
 * never change. A new operation is its own file and one line here.
 */
export const RESOURCES: Resources = Object.freeze({
	message: {
		name: 'Message',
		description: 'Tell a person something through the helpdesk bot',
		operations: { send: sendMessage },
	},
	ticket: {
		name: 'Ticket',
		description: 'Open, find and read tickets',
		operations: {
			answerQuery: answerTicketQuery,
			create: createTicket,
			downloadImage: downloadTicketImage,
			get: getTicket,
			getMany: getManyTickets,
		},
	},
	ticketMessage: {
		name: 'Ticket Message',
		description: 'Write and read in a ticket',
		operations: { getMany: getManyTicketMessages, send: sendTicketMessage },
	},
	faq: {
		name: 'FAQ',
		description: 'Find and read questions of the knowledge base',
		operations: {
			downloadImage: downloadFaqImage,
			get: getFaq,
			getMany: getManyFaqs,
			search: searchFaqs,
		},
	},
	category: {
		name: 'FAQ Category',
		description: 'Read how the knowledge base is divided',
		operations: { get: getCategory, getMany: getManyCategories },
	},
	ticketField: {
		name: 'Custom Field',
		description: 'Read the custom fields of tickets and users',
		operations: {
			get: getTicketField,
			getMany: getManyTicketFields,
			getSchema: getTicketFieldSchema,
		},
	},
	agent: {
		name: 'Agent',
		description: 'Read who works in the helpdesk',
		operations: { getEmails: getAgentEmails },
	},
	agentSchedule: {
		name: 'Agent Schedule',
		description: 'Read who is online, and when agents work',
		operations: { get: getAgentSchedule, getMany: getManyAgentSchedules },
	},
	agentSkill: {
		name: 'Agent Skill',
		description: 'Read which agents are for which tickets',
		operations: {
			get: getAgentSkill,
			getMany: getManyAgentSkills,
			getRules: getAgentSkillRules,
		},
	},
	image: {
		name: 'Image',
		description: 'Upload a picture once, use it often',
		operations: { upload: uploadImage },
	},
	user: {
		name: 'User',
		description: 'Find people of the company',
		operations: { lookUp: lookUpUser },
	},
});
