// 各地承认有欠缺的机制 | What regions admit to lack or not to carry out fully
// 可改：最早年份；LIMIT 是最多画几条 | Edit: the first year; LIMIT is the most to draw
MATCH (r:Region)-[a:LACKS]->(m:Mechanism)
WHERE a.year >= 2015
RETURN r, a, m
LIMIT 60
