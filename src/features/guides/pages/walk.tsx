import { useEffect, useRef, useState } from 'react'
import type { call } from '#web/call.ts'
import { Icon } from '#web/kit/icon.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Label } from '#web/kit/status-dot.tsx'
import { today } from '#web/kit/today.ts'
import { type Cite, citeAddress, citeInWords } from '../regulations/rules.ts'
import { answerByRegister, type End, type Question, walk, wayText } from '../rules.ts'

export type Guide = Awaited<ReturnType<typeof call.guides.get>>
type Choosing = { guide: Guide; chosen: number[]; choose: (way: number[]) => void }

/** The way so far, the question that is asked now or the end, and what the register knows. */
export function GuideWalk({ guide, chosen, choose }: Choosing) {
  const { passed, node } = walk(guide.definition, chosen)
  const way = passed.map(({ at }) => at)
  const [opened] = useState(() => wayText(chosen))
  const first = wayText(chosen) === opened
  return (
    <div className="guide-walk">
      {guide.told.length > 0 && (
        <aside className="guide-facts" aria-label="名册中的情况">
          <Icon name="info" />
          <div>
            {guide.told.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </aside>
      )}
      {passed.length > 0 && (
        <Panel className="guide-passed">
          <ol aria-label="已经回答的问题">
            {passed.map(({ question, answer }, at) => (
              <li key={question.key}>
                <span className="grow">
                  <small>{question.text}</small>
                  <b>{answer.label}</b>
                </span>
                <button
                  type="button"
                  className="link"
                  aria-label={`重选：${question.text}`}
                  onClick={() => choose(way.slice(0, at))}
                >
                  重选
                </button>
              </li>
            ))}
          </ol>
        </Panel>
      )}
      {node?.kind === 'question' && (
        <Asked
          key={node.key}
          guide={guide}
          question={node}
          first={first}
          choose={(at) => choose([...way, at])}
        />
      )}
      {node?.kind === 'end' && <Ended key={node.key} guide={guide} end={node} first={first} />}
    </div>
  )
}

/** What has just come is read aloud and begins the order of keys: not on the first look at the page. */
function useArrival(first: boolean) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (first) return
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [first])
  return heading
}

type AskedProps = { guide: Guide; question: Question; first: boolean; choose: (at: number) => void }

function Asked({ guide, question, first, choose }: AskedProps) {
  const heading = useArrival(first)
  const known = answerByRegister(question, guide.facts, today())
  return (
    <Panel className="guide-question">
      <h2 ref={heading} tabIndex={-1}>
        {question.text}
      </h2>
      {question.note && <p>{question.note}</p>}
      <div className="guide-answers">
        {question.answers.map(({ label, to }, at) => (
          <button key={`${label}-${to}`} type="button" className="button" onClick={() => choose(at)}>
            <span className="grow">{label}</span>
            {at === known && <Label tone="gold">按名册</Label>}
            <Icon name="right" />
          </button>
        ))}
      </div>
      <Cites cites={question.cites} />
    </Panel>
  )
}

function Ended({ guide, end, first }: { guide: Guide; end: End; first: boolean }) {
  const heading = useArrival(first)
  return (
    <Panel className="guide-end">
      <h2 ref={heading} tabIndex={-1}>
        <Icon name="done" />
        {end.text}
      </h2>
      <ol>
        {end.steps.map(({ text, cites }) => (
          <li key={text}>
            {text}
            <Cites cites={cites} />
          </li>
        ))}
      </ol>
      <Forms shown={end.forms.flatMap((key) => guide.forms.find((form) => form.key === key) ?? [])} />
    </Panel>
  )
}

/** What one may begin oneself as buttons; of the rest, who does it and whom to ask. */
function Forms({ shown }: { shown: Guide['forms'] }) {
  const own = shown.filter(({ to }) => to !== null)
  const others = shown.filter(({ to }) => to === null)
  return (
    <div className="guide-forms">
      {own.map(({ key, label, to }, at) => (
        <PageLink key={key} className={at === 0 ? 'button primary' : 'button'} to={to as string}>
          {label}
        </PageLink>
      ))}
      {others.length > 0 && (
        <ul>
          {others.map(({ key, label, who, holders }) => (
            <li key={key}>
              <b>{label}</b>：由{who}办理
              {holders.length > 0 && (
                <small>
                  可以找：
                  {holders.map(({ organization, names }) => `${organization} ${names.join('、')}`).join('；')}
                </small>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const Cites = ({ cites }: { cites: Cite[] }) => (
  <small className="guide-cites">
    依据：
    {cites.map((cite) => (
      <PageLink key={citeInWords(cite)} to={citeAddress(cite)}>
        {citeInWords(cite)}
      </PageLink>
    ))}
  </small>
)
