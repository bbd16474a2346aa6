import { useState } from 'react'
import { emptied } from '#web/kit/address.ts'
import type { Values } from '#web/kit/fields.ts'
import { FilterButton, FilterSheet, SearchText } from '#web/kit/filter-sheet.tsx'
import { Chips } from '#web/kit/list-parts.tsx'
import { narrowedBy } from '#web/kit/list-question.ts'
import { mapFilters } from './site-fields.ts'

const [text, ...others] = mapFilters

/** What the map is narrowed to on the phone: one line, so that the map itself is seen first. */
export function PhoneSeek({ values, narrow }: { values: Values; narrow: (values: Values) => void }) {
  const [filtering, setFiltering] = useState(false)
  const narrowed = narrowedBy(others, values, {})
  return (
    <>
      <div className="phone-search">
        {text && (
          <SearchText
            label={text.label}
            placeholder={text.placeholder}
            value={String(values[text.name] ?? '')}
            ask={(sought) => narrow({ [text.name]: sought })}
          />
        )}
        <FilterButton count={narrowed.length} onClick={() => setFiltering(true)} />
      </div>
      <Chips narrowed={narrowed} narrow={narrow} clear={() => narrow(emptied(others) as Values)} />
      {filtering && (
        <FilterSheet fields={others} values={values} narrow={narrow} onClose={() => setFiltering(false)} />
      )}
    </>
  )
}
