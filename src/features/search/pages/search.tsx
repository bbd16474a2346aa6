import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ask, fileAddress } from '#web/call.ts'
import { useAddress } from '#web/kit/address.ts'
import { useFrame } from '#web/kit/device.ts'
import type { Values } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Pager } from '#web/kit/pager.tsx'
import { Failed, Skeleton } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { type Source, sources } from '../rules.ts'
import { Advice, Begin, Meant } from './advice.tsx'
import { SearchHelp } from './help.tsx'
import { type Answer, Hits } from './hits.tsx'
import { IndexProgress } from './index-progress.tsx'
import { NarrowingPanel, narrowingFields } from './narrowing.tsx'
import { rememberSearch } from './recent.ts'
import { SearchBox } from './search-box.tsx'
import { SynonymsDialog } from './synonyms-dialog.tsx'
import './search.css'

const size = 20
const noFields = narrowingFields(undefined)

/** What the address says is looked for. */
function useAsked() {
  const { search, change } = useAddress()
  const one = (name: string) => (typeof search[name] === 'string' && search[name] ? search[name] : undefined)
  const values: Values = Object.fromEntries(noFields.map(({ name }) => [name, one(name)]))
  const source = sources.find((known) => known === values.source)
  const question = {
    text: (one('text') ?? '').slice(0, 200),
    source,
    kind: one('kind'),
    columnId: Number(one('columnId')) || undefined,
    year: Number(one('year')) || undefined,
    issuer: one('issuer'),
    validity: one('validity') as 'current' | undefined,
    order: one('order') === 'newest' ? ('newest' as const) : ('fit' as const),
  }
  return { values, question, page: Number(one('page') ?? 1) || 1, change }
}

/** 检索: one field over everything one may see. */
export default function SearchPage() {
  const { values, question, page, change } = useAsked()
  const { text, source } = question
  const found = useQuery({
    ...ask.search.find.queryOptions({ input: { ...question, page, size } }),
    enabled: text.length > 0,
    placeholderData: (before) => (text ? before : undefined),
  })
  const phone = useFrame() === 'phone'
  const nothing = Object.fromEntries(noFields.map(({ name }) => [name, undefined]))
  const askFor = (wanted: string) => change({ ...nothing, text: wanted, page: undefined }, { push: true })
  useEffect(() => {
    if (text && !found.isPlaceholderData && found.data && found.data.total > 0) rememberSearch(text)
  }, [text, found.data, found.isPlaceholderData])
  const choose = (chosen: Source) => change({ source: chosen, page: undefined }, { push: true })
  return (
    <div className="stack search-page">
      <SearchHelp />
      <PageHeader actions={<HeaderActs />} />
      <SearchBox asked={text} onAsk={askFor} />
      <IndexProgress />
      {!text && <Begin onAsk={askFor} />}
      {text && (
        <div className="search-columns">
          <NarrowingPanel
            answer={found.data}
            values={values}
            change={(next) => change({ ...nothing, ...next, page: undefined })}
          />
          <div className="stack" aria-busy={found.isFetching}>
            {found.data && <Said answer={found.data} question={question} onAsk={askFor} />}
            {found.data && <Hits answer={found.data} chosen={source} choose={choose} />}
            {found.data?.total === 0 && <Advice text={text} narrowed={Object.values(values).some(Boolean)} />}
            {found.data && source && found.data.total > size && (
              <Pager
                page={page}
                size={size}
                total={found.data.total}
                turn={(to) => change({ page: to }, { push: true })}
              />
            )}
            {!found.data &&
              (found.error ? (
                <Failed error={found.error} retry={() => void found.refetch()} />
              ) : (
                <Skeleton lines={phone ? 6 : 10} />
              ))}
          </div>
        </div>
      )}
    </div>
  )
}

/** How many were found, and whether they are quite what was asked. */
function Said({
  answer,
  question,
  onAsk,
}: {
  answer: Answer
  question: Question
  onAsk: (text: string) => void
}) {
  return (
    <>
      <div className="found-line">
        <p className="found-said" role="status">
          {answer.total === 0
            ? '没有找到'
            : `找到 ${answer.total}${answer.capped ? '+' : ''} 条${answer.eased ? '相近的内容：没有同时包含全部词语的，以下包含其中大部分' : ''}`}
        </p>
        {answer.total > 0 && (
          <a className="button" href={fileAddress('/library/search.xlsx', question)} download>
            <Icon name="download" />
            导出
          </a>
        )}
      </div>
      {answer.meant && <Meant text={answer.meant} onAsk={onAsk} />}
    </>
  )
}

type Question = ReturnType<typeof useAsked>['question']

function HeaderActs() {
  const may = useMay()
  const [open, setOpen] = useState(false)
  return (
    <>
      {may('search.words') && (
        <button type="button" className="button" onClick={() => setOpen(true)}>
          同义词和索引
        </button>
      )}
      {open && <SynonymsDialog onClose={() => setOpen(false)} />}
    </>
  )
}
