import { cardKeys, specOf } from '../cards/catalogue/rules.ts'
import { isTodayOnly } from '../cards/rules.ts'
import type { CardGroup } from '../cards/specs/rules.ts'
import { AnalysisPanel } from './analysis-panel.tsx'
import { useCardsAsked } from './asked.ts'
import { CardDrawer } from './card-drawer.tsx'
import { CardPanel } from './card-panel.tsx'
import { DayBar } from './day-bar.tsx'
import './boards.css'

/** All cards of a group, of one organization. `alone`: nothing lies above it that one may see. */
export default function CardGrid({
  group,
  organizationId,
  today,
  alone,
}: {
  group: CardGroup
  organizationId: number
  today: string
  alone: boolean
}) {
  const { asOf, compare, withIds } = useCardsAsked()
  const keys = cardKeys.filter((key) => specOf(key).group === group)
  const past = asOf !== undefined || compare === 'lastYear'
  return (
    <>
      <DayBar today={today} alone={alone} />
      {group === 'change' && <AnalysisPanel organizationId={organizationId} asOf={asOf} />}
      <div className="board-grid">
        {keys.map((key) => {
          const todayOnly = isTodayOnly(specOf(key))
          const asked =
            todayOnly && past ? {} : { asOf, compare, withIds: withIds.length ? withIds : undefined }
          const title = specOf(key).title + (todayOnly && past ? '（今天）' : '')
          return <CardPanel key={key} cardKey={key} title={title} asked={{ organizationId, ...asked }} />
        })}
      </div>
      <CardDrawer />
    </>
  )
}
