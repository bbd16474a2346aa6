import { Checkbox, DatePicker, Input, InputNumber, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useMemo } from 'react'
import Antd from './antd.tsx'
import type { InputProps } from './field-input.tsx'
import { emptyWord, type Field } from './fields.ts'

const toDay = (text: unknown) => (typeof text === 'string' && text ? dayjs(text) : null)
const fromDay = (day: Dayjs | null | undefined) => day?.format('YYYY-MM-DD') || undefined
const whole = { width: '100%' }

/** antd's input for a field. */
export default function DesktopInput(props: InputProps) {
  return (
    <Antd>
      <Inner {...props} />
    </Antd>
  )
}

function Inner(props: InputProps) {
  const { field, id, values, change } = props
  const value = values[field.name]
  const common = {
    id,
    placeholder: field.placeholder,
    disabled: field.fixed,
    status: props.invalid ? ('error' as const) : undefined,
    'aria-describedby': props.describedBy,
  }
  switch (field.kind) {
    case 'words':
      return (
        <Input.TextArea
          {...common}
          autoSize={{ minRows: field.rows ?? 3, maxRows: 10 }}
          maxLength={field.maximum}
          showCount={field.maximum !== undefined}
          value={String(value ?? '')}
          onChange={(event) => change({ [field.name]: event.target.value || undefined })}
        />
      )
    case 'yes':
      return (
        <Checkbox
          id={id}
          disabled={field.fixed}
          checked={value === true}
          onChange={(event) => change({ [field.name]: event.target.checked || undefined })}
        />
      )
    case 'choice':
    case 'choices':
      return <Choose {...props} field={field} />
    case 'day':
      return <OneDay {...props} field={field} />
    case 'days':
      return <TwoDays {...props} field={field} />
    case 'number':
      return (
        <InputNumber
          {...common}
          style={whole}
          min={field.least}
          max={field.most}
          suffix={field.unit}
          value={value as number | undefined}
          onChange={(next) => change({ [field.name]: next ?? undefined })}
        />
      )
    case 'numbers':
      return <TwoNumbers {...props} field={field} />
    default:
      return (
        <Input
          {...common}
          allowClear
          maxLength={field.kind === 'text' ? field.maximum : undefined}
          value={String(value ?? '')}
          onChange={(event) => change({ [field.name]: event.target.value || undefined })}
        />
      )
  }
}

type Of<K extends Field['kind']> = Omit<InputProps, 'field'> & { field: Extract<Field, { kind: K }> }

function Choose({ field, id, values, change, invalid, filter = false }: Of<'choice' | 'choices'>) {
  const several = field.kind === 'choices'
  const pick = (next: unknown) => {
    const given = Array.isArray(next) && next.length === 0 ? undefined : next
    change({ [field.name]: (given ?? undefined) as string | string[] | undefined })
  }
  return (
    <Select<unknown>
      id={id}
      aria-label={field.label}
      style={whole}
      status={invalid ? 'error' : undefined}
      disabled={field.fixed}
      mode={several ? 'multiple' : undefined}
      maxTagCount="responsive"
      allowClear={!field.required}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={emptyWord(field, filter)}
      options={field.options}
      value={values[field.name]}
      onChange={pick}
    />
  )
}

/** The same day stays the same object: the picker takes another one for a change, and would never come to rest. */
function useDay(text: unknown) {
  return useMemo(() => toDay(text), [text])
}

function OneDay({ field, id, values, change, invalid }: Of<'day'>) {
  const [value, least, most] = [useDay(values[field.name]), useDay(field.from), useDay(field.until)]
  return (
    <DatePicker
      id={id}
      style={whole}
      status={invalid ? 'error' : undefined}
      disabled={field.fixed}
      minDate={least ?? undefined}
      maxDate={most ?? undefined}
      placeholder={field.placeholder ?? '年-月-日'}
      value={value}
      onChange={(day) => change({ [field.name]: fromDay(day as Dayjs | null) })}
    />
  )
}

function TwoDays({ field, id, values, change }: Of<'days'>) {
  const [first, last] = [useDay(values[field.name]), useDay(values[field.upTo])]
  const both = useMemo((): [Dayjs | null, Dayjs | null] => [first, last], [first, last])
  return (
    <DatePicker.RangePicker
      id={{ start: id, end: `${id}-to` }}
      style={whole}
      allowEmpty={[true, true]}
      placeholder={['从', '到']}
      value={both}
      onChange={(days) => change({ [field.name]: fromDay(days?.[0]), [field.upTo]: fromDay(days?.[1]) })}
    />
  )
}

function TwoNumbers({ field, id, values, change }: Of<'numbers'>) {
  const end = (name: string, words: string, endId: string) => (
    <InputNumber
      id={endId}
      aria-label={`${field.label}${words}`}
      style={whole}
      min={field.least}
      max={field.most}
      suffix={field.unit}
      value={values[name] as number | undefined}
      onChange={(next) => change({ [name]: next ?? undefined })}
    />
  )
  return (
    <span className="range">
      {end(field.name, '从', id)}
      <span>至</span>
      {end(field.upTo, '到', `${id}-to`)}
    </span>
  )
}
