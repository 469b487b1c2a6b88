import type { FaqSeed } from '../faqSeed';

/** Finance, in Chinese. */
export const FINANCE_ZH: readonly FaqSeed[] = [
	{
		category: 561,
		question: '如何报销差旅费？',
		answer:
			'用报销应用拍摄票据，并在出差后 30 天内提交。[操作说明](https://finance.example.com/expenses)',
		tags: ['报销', '差旅', '发票'],
	},
	{
		category: 561,
		question: '报销款什么时候到账？',
		answer: '周二之前审批通过的报销单，周四付款。',
		tags: ['到账时间', '付款'],
	},
	{
		category: 561,
		question: '发票丢了还能报销吗？',
		answer: '300 元以下可以提交书面说明；超过的请向商家索取复印件。',
		tags: ['发票丢失', '补开'],
	},
	{
		category: 561,
		question: '出差补贴是多少？',
		answer: '每天 100 元；国外按国家计算，请查看[补贴表](https://finance.example.com/per-diem)。',
		tags: ['餐补', '出差补贴'],
	},
	{
		category: 561,
		question: '如何预订机票和酒店？',
		answer:
			'请通过[差旅平台](https://travel.example.com/)预订。六小时以内乘坐经济舱，酒店每晚不超过 600 元。',
		tags: ['机票', '酒店', '出差'],
	},
	{
		category: 561,
		question: '外币报销按什么汇率？',
		answer: '按信用卡账单的汇率；没有账单时，按付款当天的央行汇率。',
		tags: ['汇率', '外币'],
	},
	{
		category: 561,
		question: '打车费如何报销？',
		answer: '使用企业打车账户，无需发票。晚上 10 点以后加班打车也可以报销。',
		tags: ['打车', '出租车', '加班'],
	},
	{
		category: 562,
		question: '如何申请采购？',
		answer:
			'提交采购申请。5,000 元以内由上级审批，超过的还需财务部审批。[打开表单](https://finance.example.com/purchase)',
		tags: ['采购', '订单'],
	},
	{
		category: 562,
		question: '供应商的发票寄到哪里？',
		answer: '请以 PDF 发到 invoices@example.com，并注明采购单号，否则会被退回。',
		tags: ['供应商发票', '应付'],
	},
	{
		category: 562,
		question: '如何新增供应商？',
		answer: '提交[供应商表](https://finance.example.com/suppliers)，审核约五个工作日。',
		tags: ['供应商'],
	},
	{
		category: 562,
		question: '如何申请公司信用卡？',
		answer: '每年出差三次以上可以申请，由上级提交，两周内寄到。请勿告诉他人密码。',
		tags: ['信用卡', '公务卡'],
	},
	{
		category: 547,
		question: '公司的税号和开票信息是什么？',
		answer: '请在[公司信息](https://finance.example.com/profile)中复制，不要手动输入。',
		tags: ['税号', '开票信息', '抬头'],
	},
	{
		category: 547,
		question: '应该填写哪个成本中心？',
		answer: '您团队的成本中心，在个人资料中。项目请向项目经理索取编号，例如 CC-4711。',
		tags: ['成本中心', 'CC-4711'],
	},
	{
		category: 547,
		question: '每月什么时候关账？',
		answer: '第三个工作日。上月的单据请在当天中午 12 点之前提交。',
		tags: ['月结', '关账'],
	},
	{
		category: 547,
		question: '如何给客户开发票？',
		answer:
			'提交[开票申请](https://finance.example.com/billing)，填写客户、金额和服务日期，财务部两天内开具。',
		tags: ['开票', '增值税发票'],
	},
];
