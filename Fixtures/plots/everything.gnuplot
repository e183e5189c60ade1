set encoding utf8
set terminal svg noenhanced background rgb 'white' font 'sans-serif,14' size 504,360 linewidth 1
set title "Everything"
set xlabel "epoch"
set xrange [0.6499999999999999:8.35]
set xtics ("2" 2.0, "4" 4.0, "6" 6.0, "8" 8.0)
set ylabel "loss"
set logscale y
set yrange [0.14802122869684003:10.944376115927918]
set ytics ("0.2" 0.2, "0.5" 0.5, "1" 1.0, "2" 2.0, "5" 5.0, "10" 10.0, '' 0.2 1, '' 0.3 1, '' 0.4 1, '' 0.5 1, '' 0.6 1, '' 0.7 1, '' 0.8 1, '' 0.9 1, '' 2.0 1, '' 3.0 1, '' 4.0 1, '' 5.0 1, '' 6.0 1, '' 7.0 1, '' 8.0 1, '' 9.0 1)
set tics out nomirror; set border linewidth 0.8
set grid linecolor rgb '#d0d0d0' linetype 1 linewidth 0.6
set key inside bottom left Left reverse samplen 2.5 width 1 box linecolor rgb '#bbbbbb'
$curve1 << end
1.0 8.0
2.0 4.0
3.0 2.0
4.0 1.0
5.0 0.5
6.0 0.25
7.0 0.2
8.0 0.18
end
$curve2 << end
1.0 9.0
2.0 5.0

4.0 2.0

6.0 0.9
7.0 0.7
8.0 0.5
end
$points2 << end
4.0 2.0
end
$curve3 << end
1.0 6.0
2.0 3.0
3.0 1.5
4.0 1.4
5.0 1.3
6.0 1.2
7.0 1.1
8.0 1.0
end
$curve4 << end
6.0 4.0
7.5 6.0
end
plot $curve1 with lines linewidth 1.6 dashtype solid linecolor rgb '#1f77b4' title "train", $curve2 with lines linewidth 1.6 dashtype (12, 6) linecolor rgb '#bf00bf' title "valid", $points2 with points pointtype 7 pointsize 0.6 linecolor rgb '#bf00bf' notitle, $curve3 with lines linewidth 1.6 dashtype (14, 6, 3, 6) linecolor rgb '#008000' title "test", $curve4 with points pointtype 7 pointsize 0.6 linecolor rgb '#ff0000' notitle
