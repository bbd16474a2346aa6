import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { ask, type call } from '#web/call.ts'
import { useAddress } from '#web/kit/address.ts'
import { Icon } from '#web/kit/icon.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { guideGroups } from '../rules.ts'
import { guideHelp } from './help.tsx'
import '#web/kit/fields.css'
import './guides.css'

type Row = Awaited<ReturnType<typeof call.guides.list>>[number]

/** 办事指南: every "怎么办", found by what people say. */
export default function GuideList() {
  const { search, change } = useAddress()
  const [text, setText] = useState(typeof search.text === 'string' ? search.text : '')
  const sought = useDeferredValue(text.trim())
  const query = useQuery(
    ask.guides.list.queryOptions({
      input: { text: sought || undefined },
      placeholderData: (before: Row[] | undefined) => before,
    }),
  )
  const mayEdit = useMay()('guides.edit')
  return (
    <>
      <PageHelp>{guideHelp}</PageHelp>
      <PageHeader
        note="按问题一步步走到要办的那张表"
        actions={
          mayEdit && (
            <PageLink className="button" to="/guides/new">
              <Icon name="plus" />
              新增指南
            </PageLink>
          )
        }
      />
      <search className="guide-search">
        <label htmlFor="guide-text">想办什么事？</label>
        <input
          id="guide-text"
          type="search"
          className="input"
          placeholder="例如：换届、转组织关系、党费没交"
          maxLength={50}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            change({ text: event.target.value.trim() || undefined })
          }}
        />
      </search>
      <Answered query={query}>
        {(guides) => (
          <>
            <p className="unseen" role="status">
              找到 {guides.length} 份办事指南
            </p>
            {sought ? <Found guides={guides} /> : <Grouped guides={guides} />}
          </>
        )}
      </Answered>
    </>
  )
}

function Found({ guides }: { guides: Row[] }) {
  if (guides.length === 0)
    return (
      <Empty title="没有找到办事指南" icon="help">
        换一种说法再找，例如“换届”“转接”“党费”；也可以问所在党支部。
      </Empty>
    )
  return (
    <Panel className="guide-group">
      <Lines guides={guides} />
    </Panel>
  )
}

function Grouped({ guides }: { guides: Row[] }) {
  const groups = guideGroups
    .map((group) => ({ group, own: guides.filter((one) => one.group === group) }))
    .filter(({ own }) => own.length > 0)
  return (
    <div className="guide-groups">
      {groups.map(({ group, own }) => (
        <Panel key={group} title={group} className="guide-group">
          <Lines guides={own} />
        </Panel>
      ))}
    </div>
  )
}

const Lines = ({ guides }: { guides: Row[] }) => (
  <ul>
    {guides.map(({ key, title, summary, owner }) => (
      <li key={key}>
        <PageLink to={`/guides/${key}`}>
          <span className="grow">
            <b>{title}</b>
            <small>{summary}</small>
            {owner && <small className="guide-owner">{owner}制定</small>}
          </span>
          <Icon name="right" />
        </PageLink>
      </li>
    ))}
  </ul>
)
