import { getEmails as getAgentEmails } from './agent/getEmails.operation';
import { updateStatus as updateAgentStatus } from './agent/updateStatus.operation';
import { create as createAgentSchedule } from './agentSchedule/create.operation';
import { remove as deleteAgentSchedule } from './agentSchedule/delete.operation';
import { get as getAgentSchedule } from './agentSchedule/get.operation';
import { getMany as getManyAgentSchedules } from './agentSchedule/getMany.operation';
import { update as updateAgentSchedule } from './agentSchedule/update.operation';
import { create as createAgentSkill } from './agentSkill/create.operation';
import { remove as deleteAgentSkill } from './agentSkill/delete.operation';
import { get as getAgentSkill } from './agentSkill/get.operation';
import { getMany as getManyAgentSkills } from './agentSkill/getMany.operation';
import { getRules as getAgentSkillRules } from './agentSkill/getRules.operation';
import { update as updateAgentSkill } from './agentSkill/update.operation';
import { create as createCategory } from './category/create.operation';
import { remove as deleteCategory } from './category/delete.operation';
import { get as getCategory } from './category/get.operation';
import { getMany as getManyCategories } from './category/getMany.operation';
import { update as updateCategory } from './category/update.operation';
import { create as createFaq } from './faq/create.operation';
import { remove as deleteFaq } from './faq/delete.operation';
import { downloadImage as downloadFaqImage } from './faq/downloadImage.operation';
import { get as getFaq } from './faq/get.operation';
import { getMany as getManyFaqs } from './faq/getMany.operation';
import { search as searchFaqs } from './faq/search.operation';
import { update as updateFaq } from './faq/update.operation';
import { upload as uploadImage } from './image/upload.operation';
import { send as sendMessage } from './message/send.operation';
import { cancel as cancelNotification } from './notification/cancel.operation';
import { cancelApproval as cancelNotificationApproval } from './notification/cancelApproval.operation';
import { create as createNotification } from './notification/create.operation';
import { get as getNotification } from './notification/get.operation';
import { preview as previewNotification } from './notification/preview.operation';
import { send as sendNotification } from './notification/send.operation';
import { submitApproval as submitNotificationApproval } from './notification/submitApproval.operation';
import { update as updateNotification } from './notification/update.operation';
import { sendAndWait } from './message/sendAndWait.operation';
import type { Resources } from '../engine/operation';
import { answerQuery as answerTicketQuery } from './ticket/answerQuery.operation';
import { create as createTicket } from './ticket/create.operation';
import { downloadImage as downloadTicketImage } from './ticket/downloadImage.operation';
import { get as getTicket } from './ticket/get.operation';
import { getMany as getManyTickets } from './ticket/getMany.operation';
import { update as updateTicket } from './ticket/update.operation';
import { create as createTicketField } from './ticketField/create.operation';
import { remove as deleteTicketField } from './ticketField/delete.operation';
import { get as getTicketField } from './ticketField/get.operation';
import { getMany as getManyTicketFields } from './ticketField/getMany.operation';
import { getSchema as getTicketFieldSchema } from './ticketField/getSchema.operation';
import { update as updateTicketField } from './ticketField/update.operation';
import { getMany as getManyTicketMessages } from './ticketMessage/getMany.operation';
import { send as sendTicketMessage } from './ticketMessage/send.operation';
import { getConnected as getConnectedUser } from './user/getConnected.operation';
import { lookUp as lookUpUser } from './user/lookUp.operation';

/**
 * All that the node can do, in the order of its dropdowns. The keys are what workflows store, so they
 * never change. A new operation is its own file and one line here.
 */
export const RESOURCES: Resources = Object.freeze({
	message: {
		name: 'Message',
		description: 'Tell a person something through the helpdesk bot',
		operations: { send: sendMessage, sendAndWait },
	},
	ticket: {
		name: 'Ticket',
		description: 'Open, find, read and change tickets',
		operations: {
			answerQuery: answerTicketQuery,
			create: createTicket,
			downloadImage: downloadTicketImage,
			get: getTicket,
			getMany: getManyTickets,
			update: updateTicket,
		},
	},
	ticketMessage: {
		name: 'Ticket Message',
		description: 'Write and read in a ticket',
		operations: { getMany: getManyTicketMessages, send: sendTicketMessage },
	},
	faq: {
		name: 'FAQ',
		description: 'Questions of the knowledge base',
		operations: {
			create: createFaq,
			delete: deleteFaq,
			downloadImage: downloadFaqImage,
			get: getFaq,
			getMany: getManyFaqs,
			search: searchFaqs,
			update: updateFaq,
		},
	},
	category: {
		name: 'FAQ Category',
		description: 'How the knowledge base is divided',
		operations: {
			create: createCategory,
			delete: deleteCategory,
			get: getCategory,
			getMany: getManyCategories,
			update: updateCategory,
		},
	},
	ticketField: {
		name: 'Custom Field',
		description: 'The custom fields of tickets and users',
		operations: {
			create: createTicketField,
			delete: deleteTicketField,
			get: getTicketField,
			getMany: getManyTicketFields,
			getSchema: getTicketFieldSchema,
			update: updateTicketField,
		},
	},
	agent: {
		name: 'Agent',
		description: 'Who works in the helpdesk',
		operations: { getEmails: getAgentEmails, updateStatus: updateAgentStatus },
	},
	agentSchedule: {
		name: 'Agent Schedule',
		description: 'Who is online, and when agents work',
		operations: {
			create: createAgentSchedule,
			delete: deleteAgentSchedule,
			get: getAgentSchedule,
			getMany: getManyAgentSchedules,
			update: updateAgentSchedule,
		},
	},
	agentSkill: {
		name: 'Agent Skill',
		description: 'Which agents are for which tickets',
		operations: {
			create: createAgentSkill,
			delete: deleteAgentSkill,
			get: getAgentSkill,
			getMany: getManyAgentSkills,
			getRules: getAgentSkillRules,
			update: updateAgentSkill,
		},
	},
	notification: {
		name: 'Notification',
		description: 'Tell many people something, once it is approved',
		operations: {
			cancel: cancelNotification,
			cancelApproval: cancelNotificationApproval,
			create: createNotification,
			get: getNotification,
			preview: previewNotification,
			send: sendNotification,
			submitApproval: submitNotificationApproval,
			update: updateNotification,
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
		operations: { getConnected: getConnectedUser, lookUp: lookUpUser },
	},
});
