import { BehindDrawer } from '#features/statistics/pages/behind-drawer.tsx'
import { ask, fileAddress } from '#web/call.ts'
import { useAddress } from '#web/kit/address.ts'
import { type CardKey, cardKeys } from '../cards/catalogue/rules.ts'

const closed = { card: undefined, line: undefined, series: undefined, of: undefined, on: undefined }

/** Whoever stands behind the number that the address names. */
export function CardDrawer() {
  const { search, change } = useAddress()
  const key = cardKeys.find((one) => one === search.card)
  const { line, series, on } = search
  const organizationId = Number(search.of)
  if (!key || line === undefined || series === undefined || typeof on !== 'string' || !organizationId)
    return null
  const cell = { organizationId, asOf: on, line: String(line), series: String(series) }
  return <Drawer cardKey={key} cell={cell} close={() => change(closed)} />
}

type Cell = { organizationId: number; asOf: string; line: string; series: string }

const Drawer = ({ cardKey, cell, close }: { cardKey: CardKey; cell: Cell; close: () => void }) => (
  <BehindDrawer
    key={`${cardKey} ${cell.line} ${cell.series} ${cell.asOf} ${cell.organizationId}`}
    question={(page, size) =>
      ask.boards.cards.behind.queryOptions({ input: { key: cardKey, ...cell, page, size } })
    }
    file={fileAddress(`/board-cards/${cardKey}/cells.xlsx`, cell)}
    onClose={close}
  />
)
