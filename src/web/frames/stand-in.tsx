import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { actAs, ask } from '../call.ts'
import { Icon } from '../kit/icon.tsx'
import type { MenuItem } from '../kit/menu-button.tsx'
import { useGo } from '../kit/page-link.tsx'
import { tell } from '../kit/toasts.tsx'
import { endStandIn, standInFor, useSession, useStandIn } from '../session.ts'
import './stand-in.css'

/** Whom one may act for today: nobody while one does act for somebody. */
export function useHelped() {
  const session = useSession().data
  const own = session?.signedIn === true && !session.standIn && session.person?.personId != null
  const query = useQuery({
    ...ask.helping.standing.people.queryOptions(),
    enabled: own,
    staleTime: 5 * 60_000,
  })
  return own ? (query.data ?? []) : []
}

/** Begins to act for somebody and goes to the first page, where his things are. */
export function useBeginFor(): (consentId: number) => Promise<void> {
  const go = useGo()
  return async (consentId) => {
    try {
      await standInFor(consentId)
      go('/')
    } catch (error) {
      tell.refused(error)
    }
  }
}

/** 代……办理, below one's own roles. */
export function useHelpedItems(): MenuItem[] {
  const begin = useBeginFor()
  return useHelped().map(({ consentId, personName, organizationName }, place) => ({
    key: `for-${consentId}`,
    label: `代 ${personName} 办理`,
    note: organizationName,
    icon: 'people' as const,
    apart: place === 0,
    onPick: () => void begin(consentId),
  }))
}

/** On every page, as long as one acts for somebody: for whom, by whom, until when, and the way out. */
export function StandInBanner() {
  const standIn = useStandIn()
  const go = useGo()
  const over = useOver(standIn?.endsAt)
  useEffect(() => {
    if (!over) return
    tell.note('代办时间到了，已自动结束；需要时可以再次选择“代……办理”。')
    void actAs(null)
    go('/')
  }, [over, go])
  if (!standIn) return null
  const end = async () => {
    await endStandIn(standIn.stretchId)
    go('/')
  }
  return (
    <section className="stand-in no-print" aria-label="代办">
      <Icon name="people" size={22} />
      <p className="grow">
        <b>
          正在代 <span className="name">{standIn.personName}</span> 办理
        </b>
        <span>
          经手人 <span className="name">{standIn.helperName}</span>，{clock(standIn.endsAt)} 自动结束
        </span>
      </p>
      <button type="button" className="button" onClick={() => void end()}>
        结束代办
      </button>
    </section>
  )
}

const clock = (at: string) =>
  new Date(at).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false })

/** Whether the moment has passed; looked at while the page stands. */
function useOver(endsAt: string | undefined): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    setOver(false)
    if (endsAt === undefined) return
    const timer = setTimeout(() => setOver(true), Math.max(0, Date.parse(endsAt) - Date.now()))
    return () => clearTimeout(timer)
  }, [endsAt])
  return over
}
