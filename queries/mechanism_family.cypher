// question: 某一机制的上位、下位机制有哪些，各有多少地区实行？ | What stands above and below a mechanism, and how widely is each carried out?
// param: mechanism mechanism required the mechanism, by name or any alias
// column: relation itself, broader or narrower
// column: steps how many steps away
// column: mechanism the mechanism
// column: regions how many regions carry it out
// column: mechanism_id the mechanism's id
MATCH (m:Mechanism {id: $mechanism})
OPTIONAL MATCH up = (m)-[:BROADER*1..4]->(b:Mechanism)
WITH m, b, min(length(up)) AS steps
WITH m, collect({relation: 'broader', steps: steps, node: b}) AS above
OPTIONAL MATCH down = (m)<-[:BROADER*1..4]-(n:Mechanism)
WITH m, above, n, min(length(down)) AS steps
WITH m, above, collect({relation: 'narrower', steps: steps, node: n}) AS below
UNWIND [{relation: 'itself', steps: 0, node: m}] + above + below AS row
WITH row.relation AS relation, row.steps AS steps, row.node AS x
WHERE x IS NOT NULL
OPTIONAL MATCH (x)<-[:IMPLEMENTS]-(r:Region)
RETURN relation, steps, x.name AS mechanism, count(DISTINCT r.id) AS regions, x.id AS mechanism_id
ORDER BY relation, steps, mechanism_id
