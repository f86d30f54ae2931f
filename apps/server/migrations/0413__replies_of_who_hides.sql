-- A reply by text message of somebody with an order of non-disclosure finds them, too: their number lies here.
create index whereabouts_phone on whereabouts (county_id, phone_index) where phone_index is not null;
