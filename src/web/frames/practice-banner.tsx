import { useQuery } from '@tanstack/react-query'
import { ask } from '../call.ts'
import { leavePractice } from '../ground.ts'
import { Icon } from '../kit/icon.tsx'
import { PageLink } from '../kit/page-link.tsx'
import './practice-banner.css'

/** On every page of the practice world: that nothing here counts, what is still to be tried, and the way back. */
export default function PracticeBanner() {
  const tasks = useQuery(ask.practices.get.queryOptions()).data?.tasks
  const done = tasks?.filter((one) => one.done).length
  return (
    <section className="practice-banner no-print" aria-label="演练支部">
      <Icon name="pen" size={22} />
      <p className="grow">
        <b>演练支部：这里的一切都不算数</b>
        <span>人和单位都是虚构的，不进统计，不发到外面。请不要填写真实信息。</span>
      </p>
      <PageLink to="/practices" className="button">
        演练任务
        {tasks && ` ${done}／${tasks.length}`}
      </PageLink>
      <button type="button" className="button" onClick={leavePractice}>
        回到平台
      </button>
    </section>
  )
}
