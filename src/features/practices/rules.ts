/** So long a practice lasts, so many there are at once, so often somebody begins anew in a day. M: parameters. */
export const limits = { days: 14, atOnce: 200, aDay: 20, ticketMinutes: 5, invited: 200, newDays: 183 }

/** Who may be asked to practise: whoever holds a post in the branches of a place, or the secretaries new there. */
export const circles = ['officers', 'newSecretaries'] as const
export type Circle = (typeof circles)[number]
export const circleNames: Record<Circle, string> = {
  officers: '支部委员会成员',
  newSecretaries: '近半年新任书记',
}

export const taskKeys = ['correction', 'committeeMeeting', 'dues', 'request', 'talk'] as const
export type TaskKey = (typeof taskKeys)[number]

/** A first task: why it is done at all, how, and where it begins. */
export type Task = {
  key: TaskKey
  title: string
  basis: string
  steps: string[]
  to: string
  go: string
  /** Done when one of these stands in the trail of the practice. */
  deeds: string[]
}

export const tasks: Task[] = [
  {
    key: 'correction',
    title: '更正一处党员信息',
    basis: '党员信息以登记为准，每处更正写明原因、留有痕迹，可以撤回。',
    steps: ['在“党员名册”中打开一名同志。', '点“更正信息”，选要改的一项（例如籍贯），写明原因后提交。'],
    to: '/people',
    go: '打开党员名册',
    deeds: ['person.corrected'],
  },
  {
    key: 'committeeMeeting',
    title: '开一次支委会',
    basis:
      '《中国共产党支部工作条例（试行）》第十二条：支委会会议一般每月召开 1 次，有半数以上委员到会方可进行。',
    steps: [
      '在“组织生活”中打开本支部，点“安排会议”，类型选“支委会会议”。',
      '填好议题和决议，登记到会情况，点“登记召开”。',
      '核对后点“确认会议记录”。确认后的记录不能再改，只能补记。',
    ],
    to: '/organization-life',
    go: '打开组织生活',
    deeds: ['meeting.confirmed'],
  },
  {
    key: 'dues',
    title: '登记一次交纳党费',
    basis:
      '《关于中国共产党党费收缴、使用和管理的规定》：党员按月交纳党费，支部登记，谁交、交多少、怎样算的都查得到。',
    steps: [
      '在“党费名册”中看本月应交多少，已经算好，点“怎么算的”可看算法。',
      '勾选一名或几名同志，点“登记已交清”；只收一个人的，点“收款”。',
    ],
    to: '/dues',
    go: '打开党费名册',
    deeds: ['dues.paymentsRecorded', 'dues.paymentTaken'],
  },
  {
    key: 'request',
    title: '提交一份请示',
    basis: '需要上级决定的事项先请示、后办理；请示一文一事，只报一个上级，由支部书记签发。',
    steps: [
      '在“请示批复”中起草一份请示，选一种模板，按提示填写。',
      '填写联系人和电话，处理完提示的问题后点“签发报送”。',
    ],
    to: '/requests',
    go: '打开请示批复',
    deeds: ['request.sent'],
  },
  {
    key: 'talk',
    title: '登记一次谈心谈话',
    basis:
      '《中国共产党支部工作条例（试行）》第十九条：支委之间、支委和党员之间、党员之间，每年一般不少于 1 次。',
    steps: ['在“谈心谈话”中点“登记谈话”。', '选谈话的两位同志和日期。谈话内容只有双方和本支部看得到。'],
    to: '/talks',
    go: '打开谈心谈话',
    deeds: ['talk.recorded'],
  },
]

/** What a ticket says: for whom (an account of the institute), and until when it is good; what is sealed of it. */
export type Ticket = { owner: number; until: number }
export const ticketText = ({ owner, until }: Ticket): string => `practice-ticket ${owner} ${until}`

/** A ticket as it is handed over: what it says, and the seal on that. */
export const writeTicket = ({ owner, until }: Ticket, seal: string): string => `${owner}.${until}.${seal}`

export function readTicket(text: string): (Ticket & { seal: string }) | null {
  const [, owner, until, seal] = /^(\d{1,9})\.(\d{1,15})\.([\w-]{43})$/.exec(text) ?? []
  return seal ? { owner: Number(owner), until: Number(until), seal } : null
}

/** Why no other practice can begin; null when it can. */
export function whyNotBegin(there: { open: number; today: number }): { code: string; facts: object } | null {
  if (there.open >= limits.atOnce) return { code: 'practices-full', facts: { atOnce: limits.atOnce } }
  if (there.today >= limits.aDay) return { code: 'practice-too-often', facts: { aDay: limits.aDay } }
  return null
}

/** Which tasks are done, by what stands in the trail. */
export const tasksDone = (deeds: readonly string[]): { key: TaskKey; done: boolean }[] =>
  tasks.map(({ key, deeds: wanted }) => ({ key, done: wanted.some((one) => deeds.includes(one)) }))
