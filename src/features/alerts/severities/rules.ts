/** How pressing it is. */
export const severities = ['hint', 'reminder', 'urgent'] as const
export type Severity = (typeof severities)[number]
export const severityNames: Record<Severity, string> = { hint: '提示', reminder: '提醒', urgent: '紧急' }
