import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Notice, RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { type Province, provinceNames, type SiteValues } from '../rules.ts'
import { siteFields } from './site-fields.ts'

const explanation: Field = {
  kind: 'words',
  name: 'explanation',
  label: '说明',
  required: true,
  maximum: 500,
  hint: '为什么推荐，或哪里写错了、依据是什么。',
}

type Said = Omit<SiteValues, 'location' | 'url' | 'themes'> & {
  themes: SiteValues['themes'][number][]
  location?: string
  url?: string
}

/** What the form holds, as it is sent. */
export const saidOf = (values: Values): Said => {
  const text = (name: string) => String(values[name] ?? '').trim()
  return {
    name: text('name'),
    province: text('province') as Province,
    place: text('place'),
    kind: text('kind') as Said['kind'],
    themes: (values.themes ?? []) as Said['themes'],
    introduction: text('introduction'),
    sourceTitle: text('sourceTitle'),
    sourceAddress: text('sourceAddress'),
    ...(text('location') && { location: text('location') }),
    ...(text('url') && { url: text('url') }),
  }
}

export const formOf = (site: SiteValues): Values => ({
  ...site,
  themes: [...site.themes],
  location: site.location ?? undefined,
  url: site.url ?? undefined,
})

type Props = {
  /** A site to be corrected; without one, a new one is proposed. */
  site?: { id: number; values: SiteValues }
  onClose: () => void
}

/** 推荐场馆 or 纠错: with a source, and a look at what is on the map already. */
export function ProposeDialog({ site, onClose }: Props) {
  const propose = useAct(call.redMap.proposals.propose, {
    done: '已提交，处理后会在消息里告诉您',
    after: onClose,
  })
  const form = useForm([...siteFields, explanation], site ? formOf(site.values) : {}, (values) =>
    propose.send({
      ...saidOf(values),
      explanation: String(values.explanation ?? ''),
      ...(site && { siteId: site.id }),
    }),
  )
  return (
    <Dialog
      open
      width={720}
      title={site ? `纠错：${site.values.name}` : '推荐场馆'}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="button" onClick={onClose}>
            取消
          </button>
          <button
            type="button"
            className="button primary"
            disabled={form.busy}
            onClick={() => void form.send()}
          >
            提交
          </button>
        </>
      }
    >
      {form.error !== null && <RefusalNotice error={form.error} retry={form.retry} />}
      <FormFields
        fields={[...siteFields, explanation]}
        values={form.values}
        change={form.change}
        draft={form.draft}
        faults={form.faults}
      />
      {!site && <Similar values={form.values} />}
    </Dialog>
  )
}

/** Before it is sent: what on the map may be the same. */
function Similar({ values }: { values: Values }) {
  const [name, province, url] = [values.name, values.province, values.url].map((value) => String(value ?? ''))
  const { data } = useQuery(
    ask.redMap.proposals.similar.queryOptions({
      input: { name: name ?? '', province: province as Province, ...(url && { url }) },
      enabled: Boolean(name && name.length > 1 && province),
    }),
  )
  const [seen, setSeen] = useState(false)
  if (!data?.length || seen) return null
  return (
    <Notice kind="warning">
      云图上已有相近的，请先看看是不是同一处：
      <ul className="rm-similar">
        {data.map((one) => (
          <li key={one.id}>
            {one.withdrawn ? (
              `${one.name}（已撤下）`
            ) : (
              <PageLink
                to={`/red-map/sites/${one.id}`}
              >{`${one.name}（${provinceNames[one.province]}）`}</PageLink>
            )}
            {one.likeness === 'same' && ' · 名称或网址相同，不能重复推荐'}
          </li>
        ))}
      </ul>
      <button type="button" className="link" onClick={() => setSeen(true)}>
        不是同一处
      </button>
    </Notice>
  )
}
