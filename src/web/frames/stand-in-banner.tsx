import { useEffect, useState } from 'react'
import { actAs } from '../call.ts'
import { Icon } from '../kit/icon.tsx'
import { useGo } from '../kit/page-link.tsx'
import { tell } from '../kit/toasts.tsx'
import { endStandIn, type Session } from '../session.ts'
import './stand-in.css'

type StandIn = NonNullable<Session['standIn']>

/** On every page, as long as one acts for somebody: for whom, by whom, until when, and the way out. */
export default function StandInBanner({ standIn }: { standIn: StandIn }) {
  const go = useGo()
  const over = useOver(standIn.endsAt)
  useEffect(() => {
    if (!over) return
    tell.note('代办时间到了，已自动结束；需要时可以再次选择“代……办理”。')
    void actAs(null)
    go('/')
  }, [over, go])
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
function useOver(endsAt: string): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    setOver(false)
    const timer = setTimeout(() => setOver(true), Math.max(0, Date.parse(endsAt) - Date.now()))
    return () => clearTimeout(timer)
  }, [endsAt])
  return over
}
