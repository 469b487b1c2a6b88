import type { FaqSeed } from '../faqSeed';

/** Human resources, in Chinese. */
export const PEOPLE_ZH: readonly FaqSeed[] = [
	{
		category: 558,
		question: '如何申请年假？',
		answer: '打开[休假](https://hr.example.com/leave)，选择日期并提交。上级会在三个工作日内审批。',
		tags: ['年假', '请假', '休假申请'],
	},
	{
		category: 558,
		question: '我还剩多少天年假？',
		answer: '在[休假](https://hr.example.com/leave)页面顶部可以看到。去年的年假 3 月 31 日到期。',
		tags: ['年假余额', '剩余天数'],
	},
	{
		category: 558,
		question: '生病了怎么请病假？',
		answer: '请在 9:30 之前告诉上级。从第三天起，请在“病假”中上传医生证明。',
		tags: ['病假', '医生证明'],
	},
	{
		category: 558,
		question: '可以请半天假吗？',
		answer: '可以，申请时选择“上午”或“下午”。',
		tags: ['半天假'],
	},
	{
		category: 558,
		question: '没休完的年假可以结转到明年吗？',
		answer: '最多五天，到 3 月 31 日为止。',
		tags: ['年假结转', '年假过期'],
	},
	{
		category: 558,
		question: '调休如何使用？',
		answer: '加班审批通过后自动生成调休，三个月内有效。',
		tags: ['调休', '加班'],
	},
	{
		category: 559,
		question: '如何申请产假或陪产假？',
		answer:
			'请尽早联系人力资源部，并在开始前七周提交申请。[表格和示例](https://hr.example.com/parents)',
		tags: ['产假', '陪产假', '育儿假'],
	},
	{
		category: 559,
		question: '产假结束后可以兼职工作吗？',
		answer: '可以，每周至少 15 小时，请提前三个月与上级商定。',
		tags: ['兼职', '返岗'],
	},
	{
		category: 560,
		question: '工资什么时候发？',
		answer: '每月 25 日；遇到周末则提前到前一个工作日。',
		tags: ['发薪日', '工资'],
	},
	{
		category: 560,
		question: '在哪里查看工资条？',
		answer:
			'27 日起在[我的文件](https://hr.example.com/payslips)中查看，文件密码为出生日期 DDMMYYYY。',
		tags: ['工资条', '薪资单'],
	},
	{
		category: 560,
		question: '如何修改工资卡？',
		answer: '每月 10 日之前在[我的资料](https://hr.example.com/me)中修改，之后的修改下月生效。',
		tags: ['银行卡', '工资卡'],
	},
	{
		category: 560,
		question: '公积金和社保的比例是多少？',
		answer: '按所在城市的规定，详见[福利手册](https://hr.example.com/benefits)。',
		tags: ['五险一金', '公积金', '社保'],
	},
	{
		category: 546,
		question: '如何开具在职证明？',
		answer: '在[我的文件](https://hr.example.com/letters)中申请，两个工作日内收到盖章的 PDF。',
		tags: ['在职证明', '收入证明', '签证'],
	},
	{
		category: 546,
		question: '可以居家办公吗？',
		answer: '每周最多三天，请与团队商定。在国外居家办公需要人力资源部批准。',
		tags: ['远程办公', '居家'],
	},
	{
		category: 546,
		question: '忘带或丢失工卡怎么办？',
		answer: '前台可以借一天的临时工卡。丢失的工卡请拨打 1100 锁定。',
		tags: ['工卡', '门禁'],
	},
];
