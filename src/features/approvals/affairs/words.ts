type Told = {
  act: string
  stepName: string | null
  detail: { to?: string; names?: string[]; how?: string; channel?: string }
}

const by = ({ channel }: Told['detail']) => (channel === 'sms' ? '（短信）' : '')

/** What an event says, in a few words: 同意; 退回到“发起人修改”. */
export function eventInWords({ act, stepName, detail }: Told): string {
  const names = detail.names?.join('、') ?? ''
  switch (act) {
    case 'start':
      return '发起'
    case 'approve':
      return `同意${by(detail)}`
    case 'decline':
      return `不同意${by(detail)}`
    case 'sendBack':
      return `退回到“${detail.to ?? ''}”`
    case 'complete':
      return `完成“${stepName ?? ''}”`
    case 'repair':
      return '修改后重新提交'
    case 'reassign':
      return `转办给${names}`
    case 'add':
      return detail.how === 'before' ? `请${names}先提意见` : `同意，并请${names}加签`
    case 'withdraw':
      return '撤回'
    case 'copy':
      return `抄送${names}`
    case 'urge':
      return `催办：${names}`
    default:
      return act
  }
}

/** What came of a to-do, told to whoever comes second. */
export const outcomeNames: Record<string, string> = {
  approved: '同意',
  declined: '不同意',
  sentBack: '退回',
  completed: '办理完毕',
  reassigned: '转办给他人',
  withdrawn: '撤回',
  overtaken: '办理',
}
