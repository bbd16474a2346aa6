/** Why a feed cannot be taken back; null when it can. Days and lines are judged with its people. */
export function whyNotUndoFeed(feed: { status: string; undoneAt: string | null }): string | null {
  if (feed.status === 'taking') return 'feed-being-taken'
  if (feed.status !== 'taken') return 'feed-not-taken'
  return null
}

/** Why an organization stays as the feed made it, in words. */
export function whyUnitStays(unit: {
  stays: string | null
  laterBy: string | null
  members: number
}): string | null {
  switch (unit.stays) {
    case null:
      return null
    case 'undone':
      return '已经撤回。'
    case 'changed':
      return `${unit.laterBy}后来又办理了变更，请在党组织页面核对。`
    case 'closed':
      return '已经撤销。'
    case 'root':
      return '最上级党组织不能撤销。'
    case 'children':
      return '下级党组织还在，请先处理下级。'
    default:
      return `还有 ${unit.members} 名党员，请先调整党员，再在党组织页面撤销。`
  }
}
