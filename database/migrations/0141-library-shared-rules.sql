-- What the alerts of 政企村共建 cite: a second version of the platform's own text of the institute's rules. Where the
-- institute has written its own meanwhile, that stays as it is.
with own as (
  select version.* from material join material_version as version
    on version.material_id = material.id and version.number = 1
  where material.code = 'institute-rules' and material.current_version = 1
    and not exists (select from material_version as later where later.material_id = material.id and later.number > 1)
), lines (part, anchor, heading, text) as (values
  (8, '共建项目固定收益应按约定收取', '共建项目固定收益', '投资协议、合作经营协议约定的固定收益到期应收取并登记，逾期的及时催收。'),
  (9, '共建项目银行本息应按期偿还', '共建项目银行本息', '按借款合同约定的日期偿还本金、支付利息并登记。'),
  (10, '共建项目届满前应研究处置', '共建项目届满', '合作期、合同届满前研究续签、终止和期满资产处置。'),
  (11, '共建收益应及时足额到村', '共建收益分配', '收益分配决定以后，应分给各村的及时足额拨付，到账后登记日期和收据编号。')
), written as (
  insert into material_version (material_id, number, state, title, plain, fidelity, source, change_note, made_at, made_by,
      published_at, published_by)
    select material_id, 2, 'published', title,
      plain || e'\n' || (select string_agg(text, e'\n' order by part) from lines),
      fidelity, source, '增加政企村共建的登记要求', '2026-11-01 00:00+08', '平台', '2026-11-01 00:00+08', '平台'
    from own
    returning id, material_id
), pieces as (
  insert into material_text (version_id, part, anchor, heading, text)
    select written.id, kept.part, kept.anchor, kept.heading, kept.text
      from written, own join material_text as kept on kept.version_id = own.id
    union all
    select written.id, part, anchor, heading, text from written, lines
)
update material set current_version = 2 from written where material.id = written.material_id;
