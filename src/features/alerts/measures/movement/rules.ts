import { type Measure, plain } from '../kinds/rules.ts'

/** Relations on their way, and members away. */
export const movement = {
  letterExpires: {
    ...plain,
    group: '组织关系',
    title: '介绍信将过有效期',
    says: '已经开出、对方还没有接收的组织关系介绍信的有效期。',
    permission: 'transfers.read',
    personal: true,
    facts: { to: '转往' },
  },
  transferStep: {
    ...plain,
    group: '组织关系',
    title: '转接步骤到期',
    says: '组织关系转接在本级办理的期限。',
    permission: 'transfers.read',
    facts: { to: '转往', from: '来自' },
  },
  absenceEnds: {
    ...plain,
    group: '组织关系',
    title: '临时外出、流动期满',
    says: '登记了期限、还没有销号的流入流出党员。',
    permission: 'transfers.read',
    facts: { place: '去向' },
  },
} as const satisfies Record<string, Measure>
