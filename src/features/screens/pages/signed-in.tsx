import { useCallback } from 'react'
import { CardDrawer } from '#features/boards/pages/card-drawer.tsx'
import { call } from '#web/call.ts'
import { addressOf, useAddress, useParams } from '#web/kit/address.ts'
import { Icon } from '#web/kit/icon.tsx'
import { PageLink, useGo } from '#web/kit/page-link.tsx'
import { type Shown, useTold } from './told.ts'
import { Wall } from './wall.tsx'

/** A screen as whoever is signed in sees it: every number opens what it counts. */
export default function SignedIn() {
  const id = Number(useParams().id)
  const go = useGo()
  const { change } = useAddress()
  const open = useCallback((signal: AbortSignal) => call.screens.live({ id }, { signal }), [id])
  const heard = useTold(open)
  const drawer = (card: string, cell: { line: string; series: string; of: number; on: string }) =>
    change({ card, ...cell }, { push: true })
  const figure = ({ to, cell }: Shown['figures'][number]) => {
    if (to) go(addressOf(to.to, to.question))
    else if (cell && heard.shown)
      drawer(cell.card, {
        line: cell.line,
        series: 'total',
        of: heard.shown.organization.id,
        on: heard.shown.asOf,
      })
  }
  return (
    <>
      <Wall
        heard={heard}
        leads={{
          figure,
          organization: (organizationId) => go(`/organizations/${organizationId}`),
          cell(card, line, series) {
            const lead = card.lines[line]?.leads[series]
            if (!lead) return
            if ('to' in lead) go(addressOf(lead.to, lead.question))
            else
              drawer(card.key, {
                line: lead.line,
                series: lead.series,
                of: lead.organizationId,
                on: lead.asOf,
              })
          },
        }}
      />
      <div className="wall-tools no-print">
        <PageLink to={`/screens/${id}`}>
          <Icon name="back" size={18} />
          返回
        </PageLink>
        <button type="button" onClick={() => void document.documentElement.requestFullscreen()}>
          全屏
        </button>
      </div>
      <CardDrawer />
    </>
  )
}
