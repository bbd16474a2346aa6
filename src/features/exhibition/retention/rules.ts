import { purposeOver, type RetentionRule, sixMonths } from '#basics/retention.ts'

/** 留言: one that was taken off the wall stays a while, should somebody ask why. */
export const exhibitionRetention = [
  {
    key: 'exhibition.entries',
    title: '已撤下的展馆留言',
    from: '撤下',
    days: sixMonths,
    least: 30,
    why: '撤下后一段时间里可能有人问为什么',
    ground: purposeOver,
    grade: 'M',
    effect: 'deleted',
    held: { complaint: '对它的举报还没有处理' },
    tables: ['guest_entry', 'guest_report'],
  },
] as const satisfies readonly RetentionRule[]
