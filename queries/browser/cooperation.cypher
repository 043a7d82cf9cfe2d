// 地区之间的合作网络 | Which regions work together
// 可改：最早年份 | Edit: the first year
MATCH (r:Region)-[a:COOPERATES_WITH]->(o:Region)
WHERE a.year >= 2015
RETURN r, a, o
LIMIT 200
