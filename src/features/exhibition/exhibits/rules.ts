import type { ExhibitKind, ExhibitSize, RelicForm } from '../halls/plan/rules.ts'

export const exhibitKindNames: Record<ExhibitKind, string> = {
  board: '展板',
  case: '展柜',
  relic: '展台实物',
}
export const exhibitSizeNames: Record<ExhibitSize, string> = { small: '小', medium: '中', large: '大' }
export const relicFormNames: Record<RelicForm, string> = {
  book: '书册',
  lamp: '灯具',
  instrument: '仪器',
  model: '模型',
  medal: '奖章铭牌',
  vessel: '器皿',
  table: '桌案',
  antenna: '天线',
}
