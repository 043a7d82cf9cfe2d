// 被最多地区引用的文件 | The documents that the most regions cite
// 可改：10 是画几份文件 | Edit: 10 is how many documents to draw
MATCH (r:Region)-[:ISSUED|CARRIES_OUT|STUDIED|MENTIONS]->(d:Document)
WITH d, count(DISTINCT r.id) AS regions
ORDER BY regions DESC, d.id
LIMIT 10
MATCH (r:Region)-[a:ISSUED|CARRIES_OUT|STUDIED|MENTIONS]->(d)
RETURN d, a, r
