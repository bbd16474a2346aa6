import { networkLogs, type RetentionRule, shortest, sixMonths } from '#basics/retention.ts'

/** What exchange keeps for a time. Packages and who released them are records; their bodies go when they have arrived. */
export const exchangeRetention = [
  {
    key: 'exchange.scans',
    title: '摆渡检查的结果',
    from: '检查',
    days: sixMonths,
    least: 30,
    why: '同一内容再送时不必重查；摘录已打码',
    ground: shortest,
    grade: 'M',
    effect: 'deleted',
    held: {},
    tables: ['exchange_scan'],
  },
  {
    key: 'exchange.refusals',
    title: '没有收下的摆渡文件',
    from: '拒收',
    days: 365,
    least: sixMonths,
    why: '网络边界的日志，不能短于六个月',
    ground: networkLogs,
    grade: 'V',
    effect: 'deleted',
    held: {},
    tables: ['exchange_refusal'],
  },
] as const satisfies readonly RetentionRule[]
