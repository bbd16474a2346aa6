-- The code at the foot of a file leads to the line that says who took it out.
create index audit_entry_mark on audit_entry ((after ->> 'mark')) where after ? 'mark';
