import type { ReactNode } from 'react'
import { Icon } from '#web/kit/icon.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { today } from '#web/kit/today.ts'
import { chainPartNames, chainParts } from '../establishments/chain/rules.ts'
import type { Establishment } from './establishment.tsx'
import './chain.css'

type Link = Establishment['chain'][number]

/** The whole way from the decision to the record, the present step lit: side by side where there is room. */
export function ChainPicture({ one }: { one: Establishment }) {
  const parts = chainParts
    .map((part) => ({ part, links: one.chain.filter((link) => link.part === part) }))
    .filter(({ links }) => links.length > 0)
  return (
    <div className="chain" data-parts={parts.length}>
      {parts.map(({ part, links }, at) => (
        <section key={part} className="chain-part" data-lit={links.some(isCurrent) || undefined}>
          {parts.length > 1 && (
            <h3>
              {`${'一二三'[at]}、${chainPartNames[part]}`}
              {links.every(({ state }) => state === 'done') && <small>已完成</small>}
            </h3>
          )}
          <ol className="election-path" aria-label={parts.length > 1 ? chainPartNames[part] : '办理步骤'}>
            {links.map((link) => (
              <ChainLink key={link.key} one={one} link={link} at={one.chain.indexOf(link) + 1} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

const isCurrent = ({ state }: Link) => state === 'current'
const said = { done: '（已完成）', current: '（当前）', later: '（未到）' }

function ChainLink({ one, link, at }: { one: Establishment; link: Link; at: number }) {
  const { state, on, dueOn, step } = link
  const late = state !== 'done' && dueOn !== null && dueOn < today()
  return (
    <li className={state} aria-current={state === 'current' ? 'step' : undefined}>
      <i aria-hidden="true">{state === 'done' ? <Icon name="check" size={16} /> : at}</i>
      <div className="election-step">
        <strong>
          {link.title}
          <span className="unseen">{said[state]}</span>
        </strong>
        <span className="election-step-note">
          <span>{link.actor}</span>
          {paperOf(one, link)}
          {on && <span className="number">{on}</span>}
          {state !== 'done' && dueOn && (
            <span className={late ? 'election-late' : ''}>{`${dueOn} 前${late ? '（已超期）' : ''}`}</span>
          )}
          {state === 'current' && step && <b>{`当前：${step}`}</b>}
        </span>
      </div>
    </li>
  )
}

/** What the step is about, opened with a press: the request, its reply, the branch, the election. */
function paperOf({ paper, subjectId, election }: Establishment, { key, state }: Link): ReactNode {
  const { requestId, number, replyNumber } = paper
  const request = (words: string) =>
    requestId ? (
      <PageLink className="link" to={`/requests/${requestId}`}>
        {words}
      </PageLink>
    ) : null
  if (key === 'request') return request(number ?? '打开请示')
  if (key === 'reply') return replyNumber && (request(replyNumber) ?? <span>{`${replyNumber}（纸质）`}</span>)
  if (key === 'registration' && subjectId)
    return (
      <PageLink className="link" to={`/organizations/${subjectId}`}>
        打开党组织
      </PageLink>
    )
  const elects = key === 'preparation' || (key === 'result' && state === 'done')
  if (!elects || !election) return null
  return (
    <PageLink className="link" to={`/elections/${election.id}`}>
      {`打开${election.title}`}
    </PageLink>
  )
}
