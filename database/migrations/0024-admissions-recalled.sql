-- 补录: a file whose acts lie before the platform, entered from its papers; why, stands on it for good.
alter table admission add column recalled_because text;
